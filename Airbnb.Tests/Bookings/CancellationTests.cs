using Airbnb.Core.Pricing;
using Airbnb.Tests.Bookings.Alterations;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Tests.Bookings;

/// <summary>Stays that are ended before they begin, by either side.</summary>
public sealed class CancellationTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_guest_who_cancels_in_the_free_period_gets_everything_back()
    {
        var paid = await Given.Confirmed();
        var total = await TotalOf(paid);

        var quote = await Given.AskCancellation(paid.Guest, paid);
        Assert.Equal(total, quote.At("refund.amount").GetInt64());
        Assert.Equal("confirmed", await Given.StatusOf(paid));
        var cancelled = await Given.Cancelled(paid.Guest, paid, "The ferry does not run");

        Assert.Equal("cancelled_by_guest", cancelled.Text("status"));
        Assert.Equal("___", await App.Calendar(paid));
        await App.RefundedBecomes(paid, total);
        foreach (var account in new[] { "host_payable", "platform_fees", "tax_payable" })
            Assert.Equal(0, await App.Balance(paid, account));
        var booking = await Given.Read(paid);
        Assert.Equal("The ferry does not run", booking.Text("cancellation.reason"));
        Assert.Equal(-total, booking.Line("cancelled_by_guest").GetProperty("money").GetProperty("amount").GetInt64());
        Assert.Equal(booking.Body, (await paid.Home.Host.Get($"bookings/{paid.Id}")).Is(200).Body);
    }

    [Fact]
    public async Task What_a_stay_waits_for_is_set_when_it_is_confirmed_and_taken_back_when_it_is_cancelled()
    {
        var paid = await Given.Confirmed(await Given.Home(zone: "UTC")); // no day of it is longer or shorter
        var booking = await Given.Read(paid);
        var (checkIn, checkOut) = (Instant("checkInAt"), Instant("checkOutAt"));

        Assert.Equal(
            [
                ("check_in_passed", checkIn),
                ("check_out_passed", checkOut),
                ("guest_reminder_due", checkIn.AddDays(-7)),
                ("guest_reminder_due", checkIn.AddDays(-1)),
                ("payout_due", checkIn.AddHours(24)),
                ("review_reminder_due", checkOut.AddDays(7)),
            ],
            await Deadlines()
        );

        await Given.Cancelled(paid.Guest, paid);

        Assert.All(await Deadlines(), deadline => Assert.Equal("payout_due", deadline.Kind));

        DateTimeOffset Instant(string name) => booking.At(name).GetDateTimeOffset();

        async Task<List<(string Kind, DateTimeOffset Due)>> Deadlines()
        {
            await using var db = App.OpenDb();
            var found = await db
                .Deadlines.Where(deadline => deadline.Subject == paid.Id)
                .OrderBy(deadline => deadline.Kind)
                .ThenBy(deadline => deadline.DueAt)
                .ToListAsync();
            return found.ConvertAll(deadline => (deadline.Kind, deadline.DueAt));
        }
    }

    [Fact]
    public async Task What_the_policy_keeps_stays_with_host_platform_and_tax_to_the_cent()
    {
        var paid = await PaidLate();
        var total = await TotalOf(paid);

        var quote = await Given.AskCancellation(paid.Guest, paid);
        (await Given.Do(paid.Guest, paid, "cancellation", new { quote = quote.Text("quote") })).Is(200);

        var (refund, kept) = (quote.At("refund.amount").GetInt64(), quote.At("keptTotal.amount").GetInt64());
        Assert.InRange(refund, 1, total - 1);
        Assert.Equal(total, refund + kept);
        Assert.Equal(kept, quote.At("kept").EnumerateArray().Sum(Amount));
        await App.RefundedBecomes(paid, refund);
        await Eventually.True(async () => await App.Balance(paid, "guest") == 0, "the guest to owe nothing");
        Assert.Equal(
            -kept,
            await App.Balance(paid, "host_payable")
                + await App.Balance(paid, "platform_fees")
                + await App.Balance(paid, "tax_payable")
        );
        Assert.Equal("___", await App.Calendar(paid));
    }

    [Fact]
    public async Task A_host_who_cancels_pays_everything_back_owes_a_penalty_and_keeps_nobody_else_in_the_nights()
    {
        var paid = await Given.Confirmed();
        var total = await TotalOf(paid);

        var quote = await Given.AskCancellation(paid.Home.Host, paid);
        Assert.Equal(total, quote.At("refund.amount").GetInt64());
        var cancelled = await Given.Cancelled(paid.Home.Host, paid, "The roof is off");

        Assert.Equal("cancelled_by_host", cancelled.Text("status"));
        await App.RefundedBecomes(paid, total);
        Assert.Equal(0, await App.Balance(paid, "host_payable"));
        Assert.Equal(quote.At("penalty.amount").GetInt64(), await App.Balance(paid, "host_receivable"));
        Assert.Equal("XXX", await App.Calendar(paid));
        (await Given.AskQuote(await App.AsGuest(), paid.Home, paid.Nights)).Refuses(409, "booking.dates_taken");
    }

    [Fact]
    public async Task A_host_who_cancels_three_times_in_a_quarter_is_neither_found_nor_booked_for_a_week()
    {
        var price = Random.Shared.Next(1_000_00, 9_000_00); // by which it is found among all others
        var home = await Given.Home(rates: rates => rates with { Base = price });
        var first = await Given.Nights(30, 1);
        var later = new Nights(first.CheckIn.AddDays(20), first.CheckOut.AddDays(20));
        for (var i = 0; i < 3; i++)
        {
            (await Given.AskQuote(await App.AsGuest(), home, later)).Is(200);
            var nights = new Nights(first.CheckIn.AddDays(i), first.CheckOut.AddDays(i));
            await Given.Cancelled(home.Host, await Given.Confirmed(home, nights));
        }

        (await Given.AskQuote(await App.AsGuest(), home, later)).Refuses(422, "listing.not_published");
        Assert.DoesNotContain(home.Id.ToString(), (await Found()).Body, StringComparison.Ordinal);
        var listing = (await home.Host.Get($"listings/{home.Id}")).Is(200);
        Assert.Equal("published", listing.Text("status"));
        var week = listing.At("suspendedUntil").GetDateTimeOffset() - await App.Now();
        Assert.InRange(week, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
        await App.Execute(
            "UPDATE listings SET suspended_until = now() + (SELECT \"offset\" FROM platform_clock) WHERE id = $1",
            home.Id
        );
        (await Given.AskQuote(await App.AsGuest(), home, later)).Is(200);
        Assert.Contains(home.Id.ToString(), (await Found()).Body, StringComparison.Ordinal);

        Task<Answer> Found() =>
            App.Anonymous.Get($"listings?box=-9.15,38.7,-9.1,38.72&minPrice={price}&maxPrice={price}&limit=100");
    }

    [Fact]
    public async Task A_guest_changes_their_mind_freely_three_times_a_year()
    {
        var guest = await App.AsGuest();
        for (var i = 0; i < 3; i++)
        {
            var booked = await Strict(guest);
            Assert.True((await Given.AskCancellation(guest, booked)).At("isGrace").GetBoolean());
            await Given.Cancelled(guest, booked);
            await App.RefundedBecomes(booked, await TotalOf(booked));
        }

        var fourth = await Given.AskCancellation(guest, await Strict(guest));

        Assert.False(fourth.At("isGrace").GetBoolean());
        Assert.NotEqual(0, fourth.At("keptTotal.amount").GetInt64());
    }

    [Fact]
    public async Task Quotes_that_count_on_the_same_last_grace_do_not_all_get_it()
    {
        var guest = await App.AsGuest();
        var booked = new List<Held>();
        var quotes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            booked.Add(await Strict(guest));
            quotes.Add((await Given.AskCancellation(guest, booked[i])).Text("quote"));
        }

        var answers = await Task.WhenAll(
            booked.Zip(quotes, (each, quote) => Given.Do(guest, each, "cancellation", new { quote }))
        );

        Assert.Equal(3, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.Refuses(409, "booking.changed"));
    }

    [Fact]
    public async Task A_quote_serves_its_own_booking_and_side_alone()
    {
        var (paid, other) = (await Given.Confirmed(), await Given.Confirmed());
        var own = (await Given.AskCancellation(paid.Guest, paid)).Text("quote");
        var hosts = (await Given.AskCancellation(paid.Home.Host, paid)).Text("quote");
        var others = (await Given.AskCancellation(other.Guest, other)).Text("quote");

        foreach (var wrong in new[] { hosts, others, own[..^4], "CfDJ8" })
            (await Given.Do(paid.Guest, paid, "cancellation", new { quote = wrong })).Refuses(422, "quote.invalid");
        (await Given.Do(paid.Home.Host, paid, "cancellation", new { quote = own })).Refuses(422, "quote.invalid");
        (await Given.Do(other.Guest, paid, "cancellation", new { quote = own })).Refuses(404, "not_found");
        (await other.Guest.Post($"bookings/{paid.Id}/cancellation-quotes")).Refuses(404, "not_found");
        var admin = await App.AsAdmin();
        (await admin.Post($"bookings/{paid.Id}/cancellation-quotes")).Refuses(403, "booking.parties_only");

        Assert.Equal("confirmed", await Given.StatusOf(paid));
        Assert.Equal("XXX", await App.Calendar(paid));
        Assert.Equal(0, await App.Refunded(paid));
    }

    [Fact]
    public async Task What_is_not_paid_for_cannot_be_cancelled()
    {
        var held = await Given.Held();

        (await held.Guest.Post($"bookings/{held.Id}/cancellation-quotes")).Refuses(409, "booking.not_agreed");

        Assert.Equal("held", await Given.StatusOf(held));
    }

    [Fact]
    public async Task Of_two_sides_and_many_requests_at_once_exactly_one_cancels()
    {
        for (var round = 0; round < 3; round++)
        {
            var paid = await Given.Confirmed();
            var total = await TotalOf(paid);
            var (guest, host) = (paid.Guest, paid.Home.Host);
            var guests = (await Given.AskCancellation(guest, paid)).Text("quote");
            var hosts = (await Given.AskCancellation(host, paid)).Text("quote");

            var answers = await Task.WhenAll(
                Given.Do(guest, paid, "cancellation", new { quote = guests }),
                Given.Do(host, paid, "cancellation", new { quote = hosts }),
                Given.Do(guest, paid, "cancellation", new { quote = guests }),
                Given.Do(host, paid, "cancellation", new { quote = hosts })
            );

            var won = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer != won), answer => answer.Refuses(409, "booking.not_agreed"));
            await App.RefundedBecomes(paid, total);
            Assert.Equal(won.Text("status"), await Given.StatusOf(paid));
            Assert.Single(
                (await Given.Read(paid)).Timeline(),
                what => what.StartsWith("cancelled", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task An_alteration_that_waits_for_its_payment_ends_with_the_booking()
    {
        var altering = new Altering(App);
        var paid = await Given.Confirmed();
        var total = await TotalOf(paid);
        var old = (await Given.AskCancellation(paid.Guest, paid)).Text("quote");
        var longer = await altering.ToBePaid(paid, paid.Nights.Longer(2));
        var intent = await altering.IntentOf(longer);

        (await Given.Do(paid.Guest, paid, "cancellation", new { quote = old })).Refuses(409, "booking.changed");
        await Given.Cancelled(paid.Guest, paid);

        Assert.Equal("lapsed", await altering.StatusOf(longer));
        Assert.Equal(0, await App.Scalar<long>("SELECT count(*) FROM occupied WHERE listing_id = $1", paid.Home.Id));
        await App.RefundedBecomes(paid, total);
        await Eventually.True(
            async () =>
                (await App.Stripe.Get($"v1/payment_intents/{intent}")).GetProperty("status").GetString() == "canceled",
            "the payment of the alteration to be cancelled"
        );
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_same_answer_and_no_second_refund()
    {
        var paid = await Given.Confirmed();
        var quote = (await Given.AskCancellation(paid.Guest, paid)).Text("quote");

        var first = (await Given.Do(paid.Guest, paid, "cancellation", new { quote }, "once")).Is(200);
        var again = (await Given.Do(paid.Guest, paid, "cancellation", new { quote }, "once")).Is(200);

        Assert.Equal(first.Body, again.Body);
        (await Given.Do(paid.Guest, paid, "cancellation", new { quote })).Refuses(409, "booking.not_agreed");
        await App.RefundedBecomes(paid, await TotalOf(paid));
        Assert.Equal(1, await App.Scalar<long>("SELECT count(*) FROM cancellations WHERE booking_id = $1", paid.Id));
    }

    /// <summary>A stay in four days under a policy that keeps a part of it by then.</summary>
    private async Task<Held> PaidLate() =>
        await Given.Confirmed(await Given.Home(policy: PolicyCode.Moderate), await Given.Nights(3, 3));

    private async Task<Held> Strict(Client guest) =>
        await Given.Confirmed(await Given.Home(policy: PolicyCode.Strict), guest: guest);

    private async Task<long> TotalOf(Held held) => (await Given.Read(held)).At("total.amount").GetInt64();

    private static long Amount(System.Text.Json.JsonElement line) =>
        line.GetProperty("amount").GetProperty("amount").GetInt64();
}
