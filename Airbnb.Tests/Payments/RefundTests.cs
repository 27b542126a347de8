namespace Airbnb.Tests.Payments;

/// <summary>Money on its way back to guests, which does not always arrive.</summary>
public sealed class RefundTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_refund_that_the_bank_sends_back_is_owed_again_and_an_admin_sends_another()
    {
        var held = await Given.Confirmed(card: "pm_card_refundFail");
        var total = await Given.TotalOf(held);

        await Given.Cancelled(held.Guest, held);

        await App.Booked(held, "refund_failed/guest", -total);
        await App.RefundIs(held, "failed");
        Assert.Contains("refund_failed", await Given.TimelineOf(held));
        var failed = await FailedOf(held);
        Assert.Equal("expired_or_canceled_card", failed.Failure);

        var admin = await App.AsAdmin();
        var again = (await admin.Post($"admin/refunds/{failed.Id}/replacement", new { reason = "It came back" })).Is(
            200
        );
        Assert.Equal(failed.Id, again.At("replaces").GetGuid());
        (await admin.Post($"admin/refunds/{failed.Id}/replacement", new { reason = "It came back" })).Refuses(
            409,
            "refund.replaced"
        );

        await Eventually.True(async () => (await App.RefundsAtStripe(held)).Count == 2, "another refund");
        await Eventually.True(async () => (await FailedOf(held)).Id == again.Id(), "that to fail as well");
    }

    [Fact]
    public async Task Only_a_refund_that_failed_is_sent_again()
    {
        var held = await Given.Confirmed();
        await Given.Cancelled(held.Guest, held);
        await App.RefundIs(held, "succeeded");
        var id = await App.Scalar<Guid>(
            """
            SELECT r.id FROM refunds r JOIN charges c ON c.id = r.charge_id JOIN payments p ON p.id = c.payment_id
            WHERE p.booking_id = $1
            """,
            held.Id
        );

        var admin = await App.AsAdmin();

        (await admin.Post($"admin/refunds/{id}/replacement", new { reason = "It came back" })).Refuses(
            409,
            "refund.not_failed"
        );
        Assert.Single(await App.RefundsAtStripe(held));
    }

    [Fact]
    public async Task A_refund_that_takes_its_time_has_left_us_all_the_same()
    {
        var held = await Given.Confirmed(card: "pm_card_pendingRefund");

        await Given.Cancelled(held.Guest, held);

        await App.RefundIs(held, "succeeded");
        await App.Booked(held, "refund/clearing", -await Given.TotalOf(held));
    }

    [Fact]
    public async Task What_the_gateway_keeps_is_booked_once_it_says_so()
    {
        var held = await Given.Confirmed();
        var total = await Given.TotalOf(held);

        var fee = (long)Math.Round(total * 0.029m, MidpointRounding.AwayFromZero) + 30;
        await App.Booked(held, "gateway_fee/gateway_fees", fee);
        Assert.Equal(-fee, (await App.JournalOf(held))["gateway_fee/clearing"]);
    }

    private async Task<(Guid Id, string? Failure)> FailedOf(Held held)
    {
        var charge = await App.Scalar<Guid>(
            "SELECT c.id FROM charges c JOIN payments p ON p.id = c.payment_id WHERE p.booking_id = $1",
            held.Id
        );
        var failed = (await (await App.AsAdmin()).Get("admin/refunds?status=failed&limit=100")).Is(200);
        var newest = failed.At("items").EnumerateArray().First(r => r.GetProperty("chargeId").GetGuid() == charge);
        return (newest.GetProperty("id").GetGuid(), newest.GetProperty("failure").GetString());
    }
}
