using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Payments.Payouts;

public sealed class GetPayoutAccount(AirbnbDb db, CurrentUser user) : EndpointWithoutRequest<PayoutAccountResponse>
{
    public override void Configure()
    {
        Get("me/payout-account");
        Summary(summary =>
        {
            summary.Summary = "Read how the caller's payout account stands";
            summary.Description = "404 while there is none: begin with `POST /me/payout-account`.";
        });
        Description(route => route.Needs(Permission.UseOwn).WithTags("Payouts").Refuses(401, 404));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var account = await db
            .HostAccounts.Where(account => account.UserId == user.Id)
            .Select(PayoutAccountResponse.Of)
            .SingleOrDefaultAsync(ct);
        Result<PayoutAccountResponse> found = account is null ? Error.NotFound : account;
        await this.SendResult(found, response => response, ct);
    }
}
