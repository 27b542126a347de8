using Airbnb.Tests.Payments;
using Airbnb.Tests.Payments.Payouts;

namespace Airbnb.Tests.Notifications;

/// <summary>What becomes of money is told to whom it concerns, once, however often its messages come.</summary>
[Collection(MovedClock.Name)]
public sealed class MoneyNoticesTests(MovedClockStack stack) : StackTests(stack)
{
    public override Task InitializeAsync() => App.RememberMessages();

    [Fact]
    public async Task A_payment_that_is_disputed()
    {
        var held = await Given.Confirmed();
        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.DisputeIs(held, "open");
        await App.Stripe.Decide(dispute, "won");
        await App.DisputeIs(held, "won");

        await App.AreToldOnce(
            held,
            guest:
            [
                ("confirmed", "Your stay is confirmed"),
                ("payment_disputed", "Your bank asks about a payment"),
                ("dispute_closed", "Your bank has decided"),
            ],
            host:
            [
                ("confirmed", "New booking"),
                ("payment_disputed", "A guest's bank disputes a payment"),
                ("dispute_closed", "The bank has decided"),
            ]
        );
    }

    [Fact]
    public async Task A_refund_that_does_not_arrive()
    {
        var held = await Given.Confirmed(card: "pm_card_refundFail");
        await Given.Cancelled(held.Guest, held);

        await App.IsTold(
            held.Guest,
            ("confirmed", "Your stay is confirmed"),
            ("cancelled_by_guest", "Your stay is cancelled"),
            ("refund_sent", "on its way back to you"),
            ("refund_failed", "Your refund did not arrive")
        );
    }

    [Fact]
    public async Task A_payout_that_fails_once_and_then_succeeds()
    {
        var home = await Given.Home();
        await App.Onboard(home.Host);
        var held = await App.Stay(home);
        await App.RefuseTransfers(1);
        await App.ToPayoutOf(held);
        await held.PayoutsBecome("failed");
        await App.AdvanceClock(TimeSpan.FromDays(1));
        await held.PayoutsBecome("failed", "sent");

        (string, string)[] host =
        [
            ("confirmed", "New booking"),
            ("payout_failed", "A payout did not go through"),
            ("payout_sent", "on its way to you"),
        ];
        await App.IsTold(home.Host, host);
        await App.DeliverAgain(held);
        await App.IsTold(home.Host, host);
    }

    [Fact]
    public async Task A_penalty_that_is_waived()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(45, 3)); // the least there is to pay
        await Given.Cancelled(held.Home.Host, held);
        var penalty = await App.Scalar<Guid>("SELECT id FROM host_penalties WHERE booking_id = $1", held.Id);

        var admin = await App.AsAdmin();
        (await admin.Post($"admin/penalties/{penalty}/waiver", new { reason = "A pipe burst." })).Is(204);

        await App.IsTold(
            held.Home.Host,
            ("confirmed", "New booking"),
            ("cancelled_by_host", "You cancelled a stay"),
            ("penalty_waived", "You no longer owe €50.00")
        );
    }
}
