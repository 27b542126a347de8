using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using FastEndpoints;

namespace Airbnb.Api.Payments.Payouts;

/// <param name="Payable">What the host is to get, for stays to come too.</param>
/// <param name="Receivable">What the host owes; taken from later payouts.</param>
public sealed record BalanceResponse(Money Payable, Money Receivable);

/// <param name="Items">One for each currency, as the journal has it.</param>
public sealed record BalancesResponse(IReadOnlyList<BalanceResponse> Items);

public sealed class GetBalance(AirbnbDb db, CurrentUser user) : EndpointWithoutRequest<BalancesResponse>
{
    public override void Configure()
    {
        Get("me/balance");
        Summary(summary => summary.Summary = "Read what the caller, as a host, is to get and owes");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Payouts").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var balances = await db.BalancesOf(user.Id, ct);
        Result<BalancesResponse> response = new BalancesResponse(
            balances.ConvertAll(balance => new BalanceResponse(balance.Payable, balance.Receivable))
        );
        await this.SendResult(response, found => found, ct);
    }
}
