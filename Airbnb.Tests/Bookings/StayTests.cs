using Airbnb.Tests.Bookings.Alterations;

namespace Airbnb.Tests.Bookings;

/// <summary>Stays that begin and end by the clock, and what may happen in between.</summary>
[Collection(MovedClock.Name)]
public sealed class StayTests(MovedClockStack stack) : StackTests(stack)
{
    [Fact]
    public async Task A_stay_begins_at_check_in_and_is_completed_at_check_out()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 2));

        await Until(paid, "checkInAt", TimeSpan.FromMinutes(-5));
        Assert.Equal("confirmed", await Given.StatusOf(paid));
        await App.AdvanceClock(TimeSpan.FromMinutes(5));
        await Given.Becomes(paid, "in_stay");
        await Until(paid, "checkOutAt", TimeSpan.FromMinutes(-5));
        Assert.Equal("in_stay", await Given.StatusOf(paid));
        await App.AdvanceClock(TimeSpan.FromMinutes(5));
        await Given.Becomes(paid, "completed");

        Assert.Equal(["held", "confirmed", "in_stay", "completed"], (await Given.Read(paid)).Timeline());
        (await paid.Guest.Post($"bookings/{paid.Id}/cancellation-quotes")).Refuses(409, "booking.not_agreed");
    }

    [Fact]
    public async Task A_whole_stay_passes_in_one_step_of_the_clock()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(2, 2));

        await App.AdvanceClock(TimeSpan.FromDays(10));

        await Given.Becomes(paid, "completed");
        Assert.Equal(["held", "confirmed", "in_stay", "completed"], (await Given.Read(paid)).Timeline());
    }

    [Fact]
    public async Task A_host_reports_a_guest_who_does_not_come_between_check_in_and_check_out()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 2));
        (await Given.Do(paid.Home.Host, paid, "no-show")).Refuses(409, "booking.not_under_way");
        await Until(paid, "checkInAt", TimeSpan.Zero);

        (await Given.Do(paid.Guest, paid, "no-show")).Refuses(403, "booking.host_only");
        var noted = (await Given.Do(paid.Home.Host, paid, "no-show")).Is(200);
        (await Given.Do(paid.Home.Host, paid, "no-show")).Is(200);

        await Given.Becomes(paid, "in_stay");
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, noted.At("noShowAt").ValueKind);
        Assert.Single((await Given.Read(paid)).Timeline(), what => what == "no_show");
        Assert.Equal(0, await App.Refunded(paid));
        await App.AdvanceClock(TimeSpan.FromDays(3));
        await Given.Becomes(paid, "completed");
    }

    [Fact]
    public async Task A_guest_who_leaves_early_pays_the_nights_that_began_and_frees_the_others()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 4));
        await Until(paid, "checkInAt", TimeSpan.FromHours(30)); // in the second night
        await Given.Becomes(paid, "in_stay");

        var quote = await Given.AskCancellation(paid.Guest, paid);
        await Given.Cancelled(paid.Guest, paid);

        Assert.Equal("cancelled_by_guest", await Given.StatusOf(paid));
        await App.RefundedBecomes(paid, quote.At("refund.amount").GetInt64());
        Assert.Equal(2, await NightsOf(paid, "stay"));
        Assert.Equal(0, await NightsOf(paid, "block"));
    }

    [Fact]
    public async Task A_host_who_cancels_during_the_stay_blocks_the_nights_that_have_not_begun()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 4));
        var total = (await Given.Read(paid)).At("total.amount").GetInt64();
        await Until(paid, "checkInAt", TimeSpan.FromHours(30));
        await Given.Becomes(paid, "in_stay");

        await Given.Cancelled(paid.Home.Host, paid);

        await App.RefundedBecomes(paid, total);
        Assert.Equal(2, await NightsOf(paid, "stay"));
        Assert.Equal(2, await NightsOf(paid, "block"));
        await App.AdvanceClock(TimeSpan.FromDays(5));
        Assert.Equal("cancelled_by_host", await Given.StatusOf(paid));
    }

    [Fact]
    public async Task A_quote_does_not_outlive_its_quarter_of_an_hour_nor_a_change_of_the_booking()
    {
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 2));
        var old = (await Given.AskCancellation(paid.Guest, paid)).Text("quote");
        await App.AdvanceClock(TimeSpan.FromMinutes(15));
        (await Given.Do(paid.Guest, paid, "cancellation", new { quote = old })).Refuses(422, "quote.expired");

        await Until(paid, "checkInAt", TimeSpan.FromMinutes(-5));
        var before = (await Given.AskCancellation(paid.Guest, paid)).Text("quote");
        await App.AdvanceClock(TimeSpan.FromMinutes(5));
        await Given.Becomes(paid, "in_stay");
        (await Given.Do(paid.Guest, paid, "cancellation", new { quote = before })).Refuses(409, "booking.changed");

        Assert.Equal("in_stay", await Given.StatusOf(paid));
        Assert.Equal(0, await App.Refunded(paid));
        Assert.Equal(2, await NightsOf(paid, "stay"));
    }

    [Fact]
    public async Task What_was_asked_for_during_the_stay_lapses_at_check_out()
    {
        var altering = new Altering(App);
        var paid = await Given.Confirmed(nights: await Given.Nights(3, 1));
        await Until(paid, "checkOutAt", TimeSpan.FromHours(-1));
        await Given.Becomes(paid, "in_stay");
        var longer = await altering.ToBePaid(paid, paid.Nights.Longer(2));

        await App.AdvanceClock(TimeSpan.FromHours(1));

        await Given.Becomes(paid, "completed");
        await altering.Becomes(longer, "lapsed");
        Assert.Equal(1, await App.Scalar<long>("SELECT count(*) FROM occupied WHERE listing_id = $1", paid.Home.Id));
    }

    [Fact]
    public async Task Cancellation_and_check_out_at_once_end_the_stay_once()
    {
        var stays = new List<Held>();
        var nights = await Given.Nights(3, 1);
        for (var i = 0; i < 4; i++)
            stays.Add(await Given.Confirmed(nights: nights));
        await Until(stays[0], "checkOutAt", TimeSpan.FromMinutes(-5));
        foreach (var stay in stays)
            await Given.Becomes(stay, "in_stay");
        var quotes = new List<string>();
        foreach (var stay in stays)
            quotes.Add((await Given.AskCancellation(stay.Guest, stay)).Text("quote"));

        var cancelling = stays
            .Zip(quotes, (stay, quote) => Given.Do(stay.Guest, stay, "cancellation", new { quote }))
            .ToList();
        await App.AdvanceClock(TimeSpan.FromMinutes(5));

        foreach (var (at, stay) in stays.Index())
        {
            var answer = await cancelling[at];
            await Given.Becomes(stay, answer.Status == 200 ? "cancelled_by_guest" : "completed");
            if (answer.Status != 200)
                Assert.Contains(answer.IsProblem(409).Code, (string[])["booking.not_agreed", "booking.changed"]);
        }
    }

    private async Task Until(Held held, string instant, TimeSpan after)
    {
        var at = (await Given.Read(held)).At(instant).GetDateTimeOffset() + after;
        await App.AdvanceClock(TimeSpan.FromSeconds(Math.Ceiling((at - await App.Now()).TotalSeconds)));
    }

    private Task<long> NightsOf(Held held, string kind) =>
        App.Scalar<long>(
            """
            SELECT coalesce(sum(upper(nights) - lower(nights)), 0)::bigint FROM occupied
            WHERE source_id = $1 AND kind = $2
            """,
            held.Id,
            kind
        );
}
