using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Airbnb.Tests.Races;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>What is booked while others weigh what is due is seen as it was, or as it is: never half of each.</summary>
public sealed class PayoutRaceTests(SharedStack stack) : StillTests(stack)
{
    [Fact]
    public async Task A_payout_that_is_booked_while_what_is_due_is_weighed_is_sent_once()
    {
        await HostCanBePaid();
        await Confirmed();
        await BookedAtStripe();
        await Platform.Advance(TimeSpan.FromDays(15));
        await Release(); // intended, and not sent yet
        var payout = await Platform.Use<AirbnbDb, Payout>(db => db.Payouts.SingleAsync());

        var released = await Meanwhile.Do(
            Platform,
            sql => sql.Contains("FROM payouts", StringComparison.Ordinal),
            () => Platform.Use<SendPayout, Result>(send => send.Send(payout.Id, default)),
            Release
        );

        Assert.True(released.Succeeded);
        var sent = await Platform.Use<AirbnbDb, Payout>(db => db.Payouts.SingleAsync());
        Assert.Equal((PayoutStatus.Sent, payout.Amount), (sent.Status, sent.Amount));
        var transfers = (await Stripe.Get($"v1/transfers?transfer_group={BookingId}")).GetProperty("data");
        var transfer = Assert.Single(transfers.EnumerateArray());
        Assert.Equal(payout.Amount, transfer.GetProperty("amount").GetInt64());
        Assert.Equal(0, transfer.GetProperty("amount_reversed").GetInt64());
        await AllIsWell();
    }

    private Task<Result> Release() =>
        Platform.Use<ReleasePayouts, Result>(release => release.Of(BookingId, 0, default));

    private async Task HostCanBePaid()
    {
        await new Onboard(0, ToTheEnd: true).Happen(History);
        var account = await Platform.Use<AirbnbDb, HostAccount>(db => db.HostAccounts.SingleAsync());
        var active = new GatewayAccount(account.GatewayId!, account.UserId, IsActive: true, HasAnswered: true, null);
        await Platform.Use<FollowHostAccount, Result<bool>>(follow => follow.As(active, default));
    }
}
