namespace Airbnb.Tests.Payments;

/// <summary>A whole life of payment, dispute and refund, told late, many times over and in any order.</summary>
[Collection(Alone.Name)]
public sealed class DeliveryModeTests(SharedStack stack) : StackTests(stack)
{
    [Fact]
    public async Task Events_that_come_many_times_and_in_any_order_move_each_sum_once()
    {
        await App.Stripe.Deliver(new { times = 4, shuffle_milliseconds = 400 });
        var held = await Given.Confirmed();
        var total = await Given.TotalOf(held);

        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.DisputeIs(held, "open");
        await App.Stripe.Decide(dispute, "won");
        await App.DisputeIs(held, "won");
        await Given.Cancelled(held.Guest, held);
        await App.RefundIs(held, "succeeded");

        await App.InvariantsHold();
        await EachMovedOnce(held, total);
    }

    [Fact]
    public async Task Events_that_come_only_when_all_is_over_and_backwards_move_each_sum_once()
    {
        await App.Stripe.Deliver(new { hold = true });
        var held = await Given.Held();
        var total = await Given.TotalOf(held);
        await Given.Paid(held);
        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.Stripe.Decide(dispute, "won");
        Assert.Equal("held", await Given.StatusOf(held));

        await App.Stripe.DeliverAsUsual();
        await App.Stripe.Release(new { shuffle = true, times = 3 });

        await Given.Becomes(held, "confirmed");
        await App.RetryUntil(
            async () => (await App.JournalOf(held)).ContainsKey("dispute_won/clearing"),
            "the dispute to be followed"
        );
        await Given.Cancelled(held.Guest, held);
        await App.RefundIs(held, "succeeded");
        await App.InvariantsHold();
        await EachMovedOnce(held, total);
    }

    [Fact]
    public async Task Events_that_come_late_find_nothing_left_to_do()
    {
        await App.Stripe.Deliver(new { hold = true });
        var held = await Given.Held();
        await Given.Paid(held);
        (await (await App.AsAdmin()).Post("admin/reconciliation", new { reason = "To be sure" })).Is(200);
        await Given.Becomes(held, "confirmed");

        await App.Stripe.DeliverAsUsual();
        await App.Stripe.Release(new { shuffle = true, times = 2 });

        await App.Booked(held, "gateway_fee/clearing", -await FeeOf(held));
        await App.InvariantsHold();
        Assert.Equal(await Given.TotalOf(held), (await App.JournalOf(held))["charge_captured/clearing"]);
    }

    public override async Task DisposeAsync()
    {
        await App.Stripe.DeliverAsUsual();
        await App.Stripe.Release(new { });
        await base.DisposeAsync();
    }

    private async Task EachMovedOnce(Held held, long total)
    {
        var books = await App.JournalOf(held);
        Assert.Equal(
            (total, -total, total, -total),
            (
                books["charge_captured/clearing"],
                books["dispute_opened/clearing"],
                books["dispute_won/clearing"],
                books["refund/clearing"]
            )
        );
        Assert.Equal(-await FeeOf(held), books["gateway_fee/clearing"]);
        Assert.Single(await App.RefundsAtStripe(held));
        Assert.Equal(1, (await Given.TimelineOf(held)).Count(what => what == "confirmed"));
        Assert.Equal(1, (await Given.TimelineOf(held)).Count(what => what == "dispute_won"));
    }

    private async Task<long> FeeOf(Held held) =>
        (long)Math.Round(await Given.TotalOf(held) * 0.029m, MidpointRounding.AwayFromZero) + 30;
}
