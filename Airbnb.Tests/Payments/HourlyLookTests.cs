namespace Airbnb.Tests.Payments;

/// <summary>The books are compared with the gateway every hour, whatever happens.</summary>
[Collection(MovedClock.Name)]
public sealed class HourlyLookTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task An_hour_later_there_was_another_look_and_the_next_one_is_set()
    {
        await Given.Confirmed();
        for (var hour = 0; hour < 3; hour++)
        {
            var before = await Looks();
            await App.AdvanceClock(TimeSpan.FromMinutes(61));
            await Eventually.True(async () => await Looks() > before, "another look");
        }

        Assert.Equal(1, await Next());
        await App.InvariantsHold(); // a look in the midst of a payout may see it at the gateway first
        var look = (await (await App.AsAdmin()).Post("admin/reconciliation", new { reason = "To be sure" })).Is(200);
        Assert.All(look.At("drift").EnumerateArray(), drift => Assert.Equal(0, drift.GetProperty("amount").GetInt64()));
    }

    [Fact]
    public async Task After_days_without_a_look_there_is_one_not_a_hundred()
    {
        var before = await Looks();

        await App.AdvanceClock(TimeSpan.FromDays(5));

        await Eventually.True(async () => await Looks() > before && await Next() == 1, "a look, and the next one set");
        await App.InvariantsHold();
        Assert.Equal(before + 1, await Looks());
    }

    [Fact]
    public async Task A_look_that_finds_no_gateway_leaves_the_next_one_set()
    {
        await App.Stripe.Fault(
            new
            {
                path = "/v1/balance_transactions",
                status = 503,
                count = 50,
            }
        );
        var refused = await Refused();

        await App.AdvanceClock(TimeSpan.FromMinutes(61));

        await Eventually.True(async () => await Refused() > refused, "the look to be given up");
        await Eventually.True(async () => await Next() == 1, "the next look to be set");
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM dead_letters WHERE type = 'reconciliation_due'"));
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.NoFaults();
        await base.DisposeAsync();
    }

    private Task<long> Looks() => App.Scalar<long>("SELECT count(*) FROM reconciliations WHERE ended_at IS NOT NULL");

    private Task<long> Next() => App.Scalar<long>("SELECT count(*) FROM deadlines WHERE kind = 'reconciliation_due'");

    private Task<long> Refused() =>
        App.Scalar<long>("SELECT count(*) FROM inbox WHERE handler = 'reconcile_hourly' AND refusal IS NOT NULL");
}
