using Airbnb.Tests.Bookings.Alterations;
using Airbnb.Tests.Payments;
using Airbnb.Tests.Payments.Payouts;

namespace Airbnb.Tests.Notifications;

/// <summary>Every step of a booking is told to whom it concerns, once, however often its messages come.</summary>
[Collection(MovedClock.Name)]
public sealed class NoticeStepsTests(MovedClockStack stack) : StackTests(stack)
{
    public override Task InitializeAsync() => App.RememberMessages();

    [Fact]
    public async Task An_accepted_request()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);
        await Given.Becomes(asked, "confirmed");

        await Told(
            asked,
            guest: [("requested", "Your request is with the host"), ("confirmed", "Your stay is confirmed")],
            host: [("requested", "A request for"), ("confirmed", "New booking")]
        );
    }

    [Fact]
    public async Task A_declined_request()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Home.Host, asked, "decline", new { reason = "Call +49 170 1234567" })).Is(200);

        await Told(
            asked,
            guest: [("requested", "Your request is with the host"), ("declined", "Your request was declined")],
            host: [("requested", "A request for")]
        );
        foreach (var reader in new[] { asked.Guest, asked.Home.Host })
        foreach (var mail in await App.Mailbox.To(reader.Email))
        {
            Assert.DoesNotContain("+49", mail.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Surname(asked, reader), mail.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Canal street", mail.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_that_was_taken_back()
    {
        var asked = await Given.Requested();
        (await Given.Do(asked.Guest, asked, "withdrawal")).Is(200);

        await Told(
            asked,
            guest: [("requested", "Your request is with the host"), ("withdrawn", "You took back your request")],
            host: [("requested", "A request for"), ("withdrawn", "A request was taken back")]
        );
    }

    [Fact]
    public async Task A_request_that_nobody_answered()
    {
        var asked = await Given.Requested();
        await App.AdvanceClock(TimeSpan.FromHours(24));
        await Given.Becomes(asked, "expired");

        await Told(
            asked,
            guest: [("requested", "Your request is with the host"), ("request_expired", "Your request has expired")],
            host: [("requested", "A request for"), ("request_expired", "A request has expired")]
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_whose_money_the_bank_does_not_give(bool isAccepted)
    {
        var asked = await Given.Requested();
        if (isAccepted)
        {
            var path = $"/v1/payment_intents/{asked.Intent}/capture";
            await App.Stripe.Fault(
                new
                {
                    path,
                    count = 1_000,
                    status = 402,
                }
            );
            (await Given.Do(asked.Home.Host, asked, "acceptance")).Is(200);
        }
        else
        {
            await App.Stripe.Post($"v1/payment_intents/{asked.Intent}/cancel");
        }
        await Given.Becomes(asked, "expired");

        await Told(
            asked,
            guest: [("requested", "Your request is with the host"), ("capture_failed", "Your payment did not go")],
            host: [("requested", "A request for"), ("capture_failed", "A guest's payment did not go through")]
        );
    }

    [Fact]
    public async Task A_hold_that_nobody_paid()
    {
        var held = await Given.Held();
        await App.AdvanceClock(TimeSpan.FromMinutes(15));
        await Given.Becomes(held, "expired");

        await Told(held, guest: [("hold_expired", "Your booking was not paid")], host: []);
        var mail = await App.Mailbox.Await(held.Guest.Email, "was not paid");
        Assert.Contains("you owe nothing", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stay_that_its_guest_cancelled()
    {
        var held = await Given.Confirmed();
        await Given.Cancelled(held.Guest, held, "My train <b>left</b> without me");

        await Told(
            held,
            guest:
            [
                ("confirmed", "Your stay is confirmed"),
                ("cancelled_by_guest", "Your stay is cancelled"),
                ("refund_sent", "on its way back to you"),
            ],
            host: [("confirmed", "New booking"), ("cancelled_by_guest", "A stay was cancelled")]
        );
        var mail = await App.Mailbox.Await(held.Home.Host.Email, "A stay was cancelled");
        Assert.Contains("My train &lt;b&gt;left", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stay_that_its_host_cancelled()
    {
        var held = await Given.Confirmed(nights: await Given.Nights(45, 3)); // the least there is to pay
        await Given.Cancelled(held.Home.Host, held);

        await Told(
            held,
            guest:
            [
                ("confirmed", "Your stay is confirmed"),
                ("cancelled_by_host", "Your host cancelled"),
                ("refund_sent", "on its way back to you"),
            ],
            host: [("confirmed", "New booking"), ("cancelled_by_host", "You cancelled a stay")]
        );
        var mail = await App.Mailbox.Await(held.Home.Host.Email, "You cancelled a stay");
        Assert.Contains("you owe €50.00", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alteration_that_is_declined_and_one_that_is_accepted_and_paid()
    {
        var altering = new Altering(App);
        var held = await Given.Confirmed();
        var declined = await altering.Proposed(held.Home.Host, held, held.Nights, 3);
        (await held.Guest.Post($"{declined.Path}/decline")).Is(200);
        var paid = await altering.ToBePaid(held, held.Nights.Longer(1));
        await altering.Paid(paid);
        await altering.Becomes(paid, "applied");

        (string, string)[] guest =
        [
            ("confirmed", "Your stay is confirmed"),
            ("alteration_proposed", "Your host would like to change your stay"),
            ("alteration_accepted", "Agreed: pay €"),
            ("alteration_applied", "Your stay is changed"),
        ];
        (string, string)[] host =
        [
            ("confirmed", "New booking"),
            ("alteration_declined", "Your change was declined"),
            ("alteration_proposed", "Your guest would like to change a stay"),
            ("alteration_accepted", "Agreed: the change"),
            ("alteration_applied", "A stay is changed"),
        ];
        await Told(held, guest, host);
    }

    [Fact]
    public async Task A_payment_that_is_disputed()
    {
        var held = await Given.Confirmed();
        var dispute = await App.Stripe.Dispute(held.Intent);
        await App.DisputeIs(held, "open");
        await App.Stripe.Decide(dispute, "won");
        await App.DisputeIs(held, "won");

        await Told(
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
        await App.Stripe.Fault(
            new
            {
                kind = "error",
                method = "POST",
                path = "/v1/transfers",
                status = 400,
            }
        );
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

    /// <summary>From the reminder of a week before to that of the review, for one who wants such mails and one who does not.</summary>
    [Fact]
    public async Task A_stay_that_takes_place()
    {
        var (held, host) = (await Given.Confirmed(), await App.AsHost());
        var quiet = await Given.Confirmed(await Given.Home(host), held.Nights);
        await Mutes(quiet.Guest);

        var booking = await Given.Read(held);
        var (begins, ends) = (Instant(booking, "checkInAt"), Instant(booking, "checkOutAt"));
        await ReachedBy(begins.AddDays(-7), quiet, "stay_in_a_week");
        await ReachedBy(begins.AddDays(-1), quiet, "stay_tomorrow");
        await ReachedBy(ends, quiet, "stay_tomorrow");
        await Given.Becomes(quiet, "completed");
        await Given.Becomes(held, "completed");
        await ReachedBy(ends.AddDays(7), quiet, "review_due");

        await Told(
            held,
            guest:
            [
                ("confirmed", "Your stay is confirmed"),
                ("stay_in_a_week", "In a week: "),
                ("stay_tomorrow", "Tomorrow: "),
                ("review_due", "How was Blue door by the canal?"),
            ],
            host:
            [
                ("confirmed", "New booking"),
                ("payout_waiting", "Your money waits"),
                ("review_due", "How was it with Gwen Guest?"),
            ]
        );
        Assert.Equal("confirmed, stay_in_a_week, stay_tomorrow, review_due", await App.KindsIn(quiet.Guest));
        Assert.StartsWith(
            "Your stay is confirmed",
            Assert.Single((await App.SubjectsTo(quiet.Guest)).Split('\n')),
            StringComparison.Ordinal
        );
    }

    private async Task ReachedBy(DateTimeOffset instant, Held held, string kind)
    {
        // Deadlines keep the home's hour: where the clocks change meanwhile, they come an hour later.
        await App.AdvanceClock(instant - await App.Now() + TimeSpan.FromMinutes(61));
        await Eventually.True(
            async () => (await App.KindsIn(held.Guest)).EndsWith(kind, StringComparison.Ordinal),
            $"the feed to end with {kind}"
        );
    }

    private static DateTimeOffset Instant(Answer booking, string name) => booking.At(name).GetDateTimeOffset();

    private async Task Told(Held held, (string, string)[] guest, (string, string)[] host)
    {
        await App.IsTold(held.Guest, guest);
        await App.IsTold(held.Home.Host, host);
        await App.DeliverAgain(held);
        await App.IsTold(held.Guest, guest);
        await App.IsTold(held.Home.Host, host);
    }

    private static async Task Mutes(Client reader)
    {
        var mail = new
        {
            payouts = false,
            reminders = false,
            reviews = false,
            messages = false,
            tips = false,
        };
        (await reader.Put("me/notification-preferences", new { language = "en", mail }, ("If-Match", "\"0\""))).Is(200);
    }

    private static string Surname(Held held, Client reader) => reader == held.Guest ? "Host" : "Guest";
}
