using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Accounts;

/// <param name="Id">The account's id.</param>
/// <param name="Email">What they sign in with.</param>
/// <param name="Name">How others see them.</param>
/// <param name="Role">What they may do on the platform beyond what is theirs.</param>
/// <param name="Language">What we write to them in; changed with their notification preferences.</param>
/// <param name="CreatedAt">When they registered.</param>
public sealed record MeResponse(
    Guid Id,
    string Email,
    string Name,
    PlatformRole Role,
    Language Language,
    DateTimeOffset CreatedAt
);

public sealed class GetMe(CurrentUser user, AirbnbDb db) : EndpointWithoutRequest<MeResponse>
{
    public override void Configure()
    {
        Get("me");
        Summary(summary => summary.Summary = "Read the caller's account");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Accounts").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = await db
            .Users.Where(person => person.Id == user.Id)
            .Select(person => new MeResponse(
                person.Id,
                person.Email!,
                person.Name,
                person.Role,
                person.Language,
                person.CreatedAt
            ))
            .SingleOrDefaultAsync(ct);
        Result<MeResponse> found = me is null ? Error.NotFound : me;
        await this.SendResult(found, response => response, ct);
    }
}
