using Airbnb.Core;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Tests.Races;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Payments.Payouts;

/// <summary>What is booked while others weigh what is due is seen as it was, or as it is: never half of each.</summary>
[Collection(MovedClock.Name)]
public sealed class PayoutRaceTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_payout_that_is_booked_while_what_is_due_is_weighed_is_sent_once()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await Intended(held);
        var payout = Assert.Single(await held.Payouts()).GetProperty("id").GetGuid();
        await using var db = new AirbnbDb(
            new DbContextOptionsBuilder<AirbnbDb>().UseNpgsql(App.Database).AddInterceptors(new Meanwhile()).Options
        );
        var release = App.ReleaseHere(db, await App.Now() - DateTimeOffset.UtcNow);

        var released = await Meanwhile.Do(
            sql => App.Scalar<bool>(sql),
            sql => sql.Contains("FROM payouts", StringComparison.Ordinal),
            async () => Assert.True((await Send(payout)).Succeeded),
            () => release.Of(held.Id, 0, default)
        );

        Assert.True(released.Succeeded);
        await App.InvariantsHold();
        Assert.Equal((await App.EarnedFor(held), 0), Assert.Single(await App.Transfers(held)));
        Assert.Single(await held.Payouts());
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await base.DisposeAsync();
    }

    /// <summary>A payout that the Worker could not send, and will not try again.</summary>
    private async Task Intended(Held held)
    {
        await App.Stripe.Fault(
            new
            {
                method = "POST",
                path = "/v1/transfers",
                status = 500,
                count = 1_000,
            }
        );
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("intended");
        await Eventually.True(
            async () => await App.Execute("DELETE FROM deadlines WHERE kind = 'payout_intended'") > 0,
            "the Worker to put the payout off"
        );
        await App.Stripe.NoFaults();
    }

    private async Task<Result> Send(Guid payout)
    {
        await using var db = App.OpenDb();
        return await new SendPayout(db, App.Gateway(), new PlatformClock(TimeProvider.System)).Send(payout, default);
    }
}
