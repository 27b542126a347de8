using Airbnb.Core.Pricing;

namespace Airbnb.Tests.Payments;

/// <summary>A guest's bank takes a payment back, and decides.</summary>
public sealed class DisputeTests(SharedStack stack) : SharedStackTests(stack)
{
    private const long Fee = 15_00;

    [Fact]
    public async Task A_dispute_takes_the_payment_and_a_won_one_gives_it_back()
    {
        var held = await Given.Confirmed();
        var total = await Given.TotalOf(held);

        var dispute = await App.Stripe.Dispute(held.Intent);

        await App.DisputeIs(held, "open");
        await App.Booked(held, "dispute_opened/clearing", -total);
        await App.Booked(held, "dispute_fee/gateway_fees", Fee);

        await App.Stripe.Decide(dispute, "won");

        await App.DisputeIs(held, "won");
        await App.Booked(held, "dispute_won/clearing", total);
        Assert.Equal(0, await App.WrittenOff(held));
        Assert.Equal("confirmed", await Given.StatusOf(held));
        Assert.Equal(
            ["dispute_raised", "dispute_opened", "dispute_won"],
            (await Given.TimelineOf(held)).Where(what => what!.StartsWith("dispute", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task What_a_lost_dispute_took_is_written_off()
    {
        var held = await Given.Confirmed();
        var dispute = await App.Stripe.Dispute(held.Intent);

        await App.Stripe.Decide(dispute, "lost");

        await App.DisputeIs(held, "lost");
        Assert.Equal(await Given.TotalOf(held), await App.WrittenOff(held));
        Assert.Equal(await Given.TotalOf(held), (await App.JournalOf(held))["dispute_opened/dispute_losses"]);
    }

    [Fact]
    public async Task A_refund_of_a_disputed_payment_waits_and_is_sent_when_the_dispute_is_won()
    {
        var held = await Given.Confirmed();
        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.DisputeIs(held, "open");

        await Given.Cancelled(held.Guest, held);

        await App.RefundIs(held, "blocked");
        Assert.Empty(await App.RefundsAtStripe(held));

        await App.Stripe.Decide(dispute, "won");

        await App.Booked(held, "refund/guest", await Given.TotalOf(held));
    }

    [Theory]
    [InlineData("before the decision")]
    [InlineData("after the decision")]
    public async Task A_lost_dispute_pays_the_refund_and_only_the_rest_is_lost(string cancelled)
    {
        var home = await Given.Home(policy: PolicyCode.Moderate);
        var held = await Given.Confirmed(home, await Given.Nights(3, 4)); // part of it is the host's by now
        var total = await Given.TotalOf(held);
        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.DisputeIs(held, "open");
        if (cancelled == "before the decision")
        {
            await Given.Cancelled(held.Guest, held);
            await App.RefundIs(held, "blocked");
        }

        await App.Stripe.Decide(dispute, "lost");
        await App.DisputeIs(held, "lost");
        if (cancelled == "after the decision")
            await Given.Cancelled(held.Guest, held);

        await App.RefundIs(held, "covered");
        var refund = (await App.JournalOf(held))["refund_covered/guest"];
        Assert.InRange(refund, 1, total - 1);
        Assert.Equal(total - refund, await App.WrittenOff(held));
        Assert.Empty(await App.RefundsAtStripe(held));
    }

    [Fact]
    public async Task A_bank_that_only_asks_moves_no_money()
    {
        var held = await Given.Confirmed(card: "pm_card_createDisputeInquiry");
        await App.DisputeIs(held, "inquiry");
        var disputes = await App.Stripe.Get($"v1/disputes?payment_intent={held.Intent}");

        await App.Stripe.Decide(disputes.GetProperty("data")[0].GetProperty("id").GetString()!, "won");

        await App.DisputeIs(held, "closed");
        Assert.DoesNotContain(
            (await App.JournalOf(held)).Keys,
            line => line.StartsWith("dispute", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_dispute_of_what_is_not_ours_is_refused()
    {
        var before = await Refused();
        await App.Stripe.Post(
            "v1/payment_intents",
            ("amount", "5000"),
            ("currency", "eur"),
            ("payment_method", "pm_card_createDispute"),
            ("payment_method_types[]", "card"),
            ("confirm", "true")
        );

        await Eventually.True(async () => await Refused() > before, "the dispute to be refused");

        Task<long> Refused() =>
            App.Scalar<long>(
                """
                SELECT count(*) FROM inbox
                WHERE handler = 'follow_dispute_on_event' AND refusal = 'payment.unknown_charge'
                """
            );
    }
}
