using System.Net.Mime;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Limits;
using Airbnb.Core.Privacy.Exports;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Privacy;

/// <param name="Token">From the link in the mail.</param>
public sealed record DownloadRequest(string Token);

public sealed class DownloadValidator : Validator<DownloadRequest>
{
    private const int LongestToken = 1000;

    public DownloadValidator() => RuleFor(request => request.Token).NotEmpty().MaximumLength(LongestToken);
}

/// <summary>A POST, so that the secret is in no address that logs and traces would keep.</summary>
public sealed class PostExportDownload(FetchExport fetch) : Endpoint<DownloadRequest>
{
    public override void Configure()
    {
        Post("exports/downloads");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Fetch the copy of one's data that a mail links to");
        Description(route =>
            route
                .Limited(LimitGroup.SignIn)
                .Needs(Permission.UsePublic)
                .TakesItsTime()
                .WithTags("Privacy")
                .Produces<Stream>(StatusCodes.Status200OK, MediaTypeNames.Application.Zip)
                .Refuses(400, 422)
        );
    }

    public override async Task HandleAsync(DownloadRequest request, CancellationToken ct)
    {
        var fetched = await fetch.With(request.Token, ct);
        if (fetched.Error is { } refusal)
        {
            await this.SendProblem(refusal, ct);
            return;
        }
        HttpContext.Response.Headers.CacheControl = "no-store";
        await this.Send(Results.Stream(fetched.Value, MediaTypeNames.Application.Zip, "my-data.zip"), ct);
    }
}
