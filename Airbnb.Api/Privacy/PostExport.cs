using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Privacy.Exports;
using FastEndpoints;

namespace Airbnb.Api.Privacy;

/// <param name="Id">The copy's id.</param>
/// <param name="AskedAt">When it was asked for.</param>
public sealed record ExportResponse(Guid Id, DateTimeOffset AskedAt);

public sealed class PostExport(CurrentUser user, AskExport ask) : EndpointWithoutRequest<ExportResponse>
{
    public override void Configure()
    {
        Post("me/export");
        Summary(summary =>
        {
            summary.Summary = "Ask for a copy of all one's data";
            summary.Description =
                "A zip of JSON files and photos is made, and a link to it mailed to the caller. It works for 7 days.";
        });
        Description(route =>
            route.Needs(Permission.UseOwn).WithTags("Privacy").Produces<ExportResponse>(202).Refuses(401, 409, 429)
        );
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var asked = await ask.Of(user.Id, ct);
        Result done = asked.Error is { } refusal ? refusal : Result.Done;
        await this.SendAccepted(
            done,
            asked.Succeeded ? new ExportResponse(asked.Value.Id, asked.Value.AskedAt) : null,
            ct
        );
    }
}
