using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Accounts.TwoFactor;

/// <param name="Enabled">Whether a code is asked for at sign-in.</param>
/// <param name="RecoveryCodesLeft">How many were not used.</param>
public sealed record TwoFactorResponse(bool Enabled, int RecoveryCodesLeft);

public sealed class GetTwoFactor(AirbnbDb db, CurrentUser user) : EndpointWithoutRequest<TwoFactorResponse>
{
    public const string Route = "me/two-factor";

    public override void Configure()
    {
        Get(Route);
        Summary(summary => summary.Summary = "Read whether the caller signs in with two factors");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Accounts").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = await db
            .Users.Where(person => person.Id == user.Id)
            .Select(person => new TwoFactorResponse(
                person.TwoFactorEnabled,
                db.RecoveryCodes.Count(code => code.UserId == person.Id)
            ))
            .SingleOrDefaultAsync(ct);
        await this.SendFound(me, ct);
    }
}
