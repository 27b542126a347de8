using Airbnb.Tests.Bookings.Alterations;

namespace Airbnb.Tests.Notifications;

/// <summary>What becomes of a stay is told to whom it concerns, once, however often its messages come.</summary>
[Collection(MovedClock.Name)]
public sealed class StayNoticesTests(MovedClockStack stack) : StackTests(stack)
{
    public override Task InitializeAsync() => App.RememberMessages();

    [Fact]
    public async Task A_stay_that_its_guest_cancelled()
    {
        var held = await Given.Confirmed();
        await Given.Cancelled(held.Guest, held, "My train <b>left</b> without me");

        await App.AreToldOnce(
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

        await App.AreToldOnce(
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
        await App.AreToldOnce(held, guest, host);
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
        await ReachedBy(begins.AddDays(-7), "stay_in_a_week", held, quiet);
        await ReachedBy(begins.AddDays(-1), "stay_tomorrow", held, quiet);
        await ReachedBy(ends, "stay_tomorrow", held, quiet);
        await Given.Becomes(quiet, "completed");
        await Given.Becomes(held, "completed");
        await ReachedBy(ends.AddDays(7), "review_due", held, quiet);

        await App.AreToldOnce(
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

    private async Task ReachedBy(DateTimeOffset instant, string kind, params IReadOnlyList<Held> stays)
    {
        // Deadlines keep the home's hour: where the clocks change meanwhile, they come an hour later.
        await App.AdvanceClock(instant - await App.Now() + TimeSpan.FromMinutes(61));
        foreach (var stay in stays)
            await Eventually.True(
                async () => (await App.KindsIn(stay.Guest)).EndsWith(kind, StringComparison.Ordinal),
                $"the feed to end with {kind}"
            );
    }

    private static DateTimeOffset Instant(Answer booking, string name) => booking.At(name).GetDateTimeOffset();

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
}
