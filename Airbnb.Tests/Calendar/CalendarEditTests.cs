using System.Text.Json;

namespace Airbnb.Tests.Calendar;

public sealed class CalendarEditTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task One_change_sets_prices_rules_and_closed_nights_and_a_later_one_splits_them()
    {
        var home = await Given.Home(rates: rates => rates with { Weekend = null });
        var nights = await Given.Nights(40, 6);
        var (first, end) = (nights.CheckIn, nights.CheckOut);

        var edited = (
            await Edit(
                home,
                Change(
                    first,
                    end,
                    new()
                    {
                        ["price"] = Euros(150_00),
                        ["priceName"] = "Fair",
                        ["minNights"] = 2,
                    }
                ),
                Change(first.AddDays(4), end, new() { ["open"] = false, ["reason"] = "Painters" })
            )
        ).Is(200);
        var again = (
            await Edit(
                home,
                Change(first.AddDays(1), first.AddDays(2), new() { ["reset"] = new[] { "price", "min_nights" } }),
                Change(first.AddDays(5), end, new() { ["open"] = true })
            )
        ).Is(200);

        Assert.NotEqual(edited.Headers.ETag, again.Headers.ETag);
        var calendar = await Calendar(home, home.Host, nights);
        Assert.Equal([150_00, 100_00, 150_00, 150_00, 150_00, 150_00], calendar.Select(Price));
        Assert.Equal([2, 1, 2, 2, 2, 2], calendar.Select(night => night.GetProperty("minNights").GetInt32()));
        Assert.Equal(["", "", "", "", "closed", ""], calendar.Select(WhyNot));
        Assert.Equal("Painters", calendar[4].GetProperty("reason").GetString());
        var seen = await Calendar(home, App.Anonymous, nights);
        Assert.Equal(["", "", "", "", "not_available", ""], seen.Select(WhyNot));
        Assert.All(seen, night => Assert.Equal(JsonValueKind.Null, night.GetProperty("reason").ValueKind));
        var prices = (await home.Host.Get($"listings/{home.Id}/night-prices")).Is(200).At("items");
        Assert.Equal(2, prices.GetArrayLength());
    }

    [Fact]
    public async Task Quotes_and_bookings_go_by_the_rule_that_holds_on_the_check_in_date()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(40, 2);
        var guest = await App.AsGuest();
        var quote = await Given.Quote(guest, home, nights);

        (await Edit(home, Change(nights.CheckIn, nights.CheckOut, new() { ["minNights"] = 3 }))).Is(200);

        (await Given.AskQuote(guest, home, nights)).Refuses(422, "stay.too_short");
        (await Given.Book(guest, quote)).Refuses(422, "stay.too_short");
        (await Given.AskQuote(guest, home, nights with { CheckOut = nights.CheckIn.AddDays(3) })).Is(200);
        var dayBefore = new Nights(nights.CheckIn.AddDays(-1), nights.CheckIn.AddDays(1));
        (await Given.AskQuote(guest, home, dayBefore)).Is(200);

        var notThatDay = Enum.GetValues<DayOfWeek>().Where(day => day != nights.CheckIn.DayOfWeek).Select(SnakeCase);
        (await Edit(home, Change(nights.CheckIn, nights.CheckOut, new() { ["arrivalDays"] = notThatDay }))).Is(200);
        var longer = nights with { CheckOut = nights.CheckIn.AddDays(3) };
        (await Given.AskQuote(guest, home, longer)).Refuses(422, "stay.no_arrival_that_day");
    }

    [Fact]
    public async Task Closed_nights_cannot_be_booked_and_booked_ones_cannot_be_closed()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(40, 3);
        var (guest, closed) = (await App.AsGuest(), await Given.Nights(50, 3));
        (await Edit(home, Change(closed.CheckIn, closed.CheckOut, new() { ["open"] = false }))).Is(200);
        (await Given.AskQuote(guest, home, closed)).Refuses(409, "booking.dates_taken");
        await Given.Held(home, nights);
        var before = await Calendar(home, home.Host, nights);

        var refused = await Edit(
            home,
            Change(closed.CheckIn, closed.CheckOut, new() { ["open"] = true, ["price"] = Euros(300_00) }),
            Change(nights.CheckIn.AddDays(-5), nights.CheckIn.AddDays(1), new() { ["open"] = false })
        );

        refused.Refuses(409, "calendar.nights_taken");
        Assert.Contains($"{nights.CheckIn:yyyy-MM-dd}/", refused.At("reasons").ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Select(Text), (await Calendar(home, home.Host, nights)).Select(Text));
        Assert.All(await Calendar(home, home.Host, closed), night => Assert.Equal("closed", WhyNot(night)));
        Assert.DoesNotContain(300_00, (await Calendar(home, home.Host, closed)).Select(Price));
    }

    [Fact]
    public async Task Nights_that_guests_book_while_the_host_closes_them_are_booked_or_closed_never_both()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(40, 2);
        var quotes = new List<(Client Guest, string Quote)>();
        foreach (var guest in await People.Add(App, "One of some", 6))
            quotes.Add((guest, await Given.Quote(guest, home, nights)));
        var read = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);

        var closing = Edit(home, read, Change(nights.CheckIn, nights.CheckOut, new() { ["open"] = false }));
        var bookings = await Task.WhenAll(quotes.Select(wish => Given.Book(wish.Guest, wish.Quote)));
        var closed = await closing;

        var won = bookings.Where(booking => booking.Status == 201).ToList();
        Assert.Equal(closed.Status == 200 ? 0 : 1, won.Count);
        if (won.Count == 1)
            closed.Refuses(409, "calendar.nights_taken");
        Assert.All(bookings.Except(won), booking => booking.Refuses(409, "booking.dates_taken"));
        var expected = won.Count == 1 ? "taken" : "closed";
        Assert.All(await Calendar(home, home.Host, nights), night => Assert.Equal(expected, WhyNot(night)));
    }

    [Fact]
    public async Task Of_many_who_edit_the_calendar_that_they_have_read_one_wins_and_nothing_is_half_applied()
    {
        var home = await Given.Home(rates: rates => rates with { Weekend = null });
        var nights = await Given.Nights(40, 4);
        var read = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(n =>
                    Edit(
                        home,
                        read,
                        Change(nights.CheckIn, nights.CheckOut, new() { ["price"] = Euros(100_00 + n) }),
                        Change(nights.CheckIn, nights.CheckOut, new() { ["minNights"] = n }),
                        Change(nights.CheckIn, nights.CheckOut, new() { ["open"] = false, ["reason"] = $"Host {n}" })
                    )
                )
        );

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.Refuses(412, "stale"));
        var calendar = await Calendar(home, home.Host, nights);
        var n = calendar[0].GetProperty("minNights").GetInt32();
        Assert.All(
            calendar,
            night =>
            {
                Assert.Equal((100_00 + n, n), (Price(night), night.GetProperty("minNights").GetInt32()));
                Assert.Equal($"Host {n}", night.GetProperty("reason").GetString());
            }
        );
        Assert.Equal(winner.At("nights").GetRawText(), Json(calendar));
    }

    [Fact]
    public async Task Whoever_replaces_night_prices_moves_the_calendar_too()
    {
        var home = await Given.Home();
        var calendar = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);
        var nights = await Given.Nights(40, 2);
        var prices = (await home.Host.Get($"listings/{home.Id}/night-prices")).Is(200);
        (
            await home.Host.Put(
                $"listings/{home.Id}/night-prices",
                new { items = Array.Empty<object>() },
                ("If-Match", prices.Headers.ETag!.Tag)
            )
        ).Is(200);

        var late = Change(nights.CheckIn, nights.CheckOut, new() { ["open"] = false });
        (await Edit(home, calendar, late)).Refuses(412, "stale");
        (await home.Host.Patch($"listings/{home.Id}/calendar", new { changes = new[] { late } })).Refuses(
            428,
            "precondition.required"
        );
        (
            await (await App.AsHost()).Patch(
                $"listings/{home.Id}/calendar",
                new { changes = new[] { late } },
                ("If-Match", "\"2\"")
            )
        ).Refuses(404, "not_found");
    }

    [Theory]
    [InlineData(-3, 2, """{ "open": false }""", 422, "calendar.in_the_past")]
    [InlineData(1200, 2, """{ "open": false }""", 422, "calendar.too_far_ahead")]
    [InlineData(40, 2, """{ "minNights": 40 }""", 422, "calendar.min_above_max")]
    [InlineData(40, 2, """{ "price": { "amount": 20000, "currency": "USD" } }""", 422, "night_price.other_currency")]
    [InlineData(40, 2, """{ "price": { "amount": 999, "currency": "EUR" } }""", 422, "night_price.below_floor")]
    [InlineData(40, 2, """{ "minNights": 3, "maxNights": 2 }""", 400, "request.invalid")]
    [InlineData(40, 2, """{ "minNights": 3, "reset": ["min_nights"] }""", 400, "request.invalid")]
    [InlineData(40, 2, """{ "open": true, "reason": "Guests" }""", 400, "request.invalid")]
    [InlineData(40, 2, """{ "priceName": "Carnival", "open": true }""", 400, "request.invalid")]
    [InlineData(40, 0, """{ "open": true }""", 400, "request.invalid")]
    [InlineData(40, 2, "{}", 400, "request.invalid")]
    public async Task An_edit_without_sense_is_refused_and_changes_nothing(
        int inDays,
        int count,
        string change,
        int status,
        string code
    )
    {
        var home = await Given.Home();
        var nights = await Given.Nights(inDays, count);
        var said = JsonSerializer.Deserialize<Dictionary<string, object>>(change)!;
        var good = Change(nights.CheckIn.AddDays(100), nights.CheckIn.AddDays(101), new() { ["minNights"] = 2 });
        var read = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);

        (await Edit(home, good, Change(nights.CheckIn, nights.CheckOut, said))).Refuses(status, code);

        var after = (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200);
        Assert.Equal((read.Body, read.Headers.ETag), (after.Body, after.Headers.ETag));
        Assert.Empty(await Rules(home));
    }

    private async Task<List<Guid>> Rules(Home home)
    {
        await using var db = App.OpenDb();
        return [.. db.StayRules.Where(rule => rule.ListingId == home.Id).Select(rule => rule.Id)];
    }

    private async Task<Answer> Edit(Home home, params Dictionary<string, object>[] changes) =>
        await Edit(home, (await home.Host.Get($"listings/{home.Id}/calendar")).Is(200), changes);

    private static Task<Answer> Edit(Home home, Answer read, params Dictionary<string, object>[] changes) =>
        home.Host.Patch($"listings/{home.Id}/calendar", new { changes }, ("If-Match", read.Headers.ETag!.Tag));

    private static Dictionary<string, object> Change(DateOnly from, DateOnly to, Dictionary<string, object> said) =>
        new(said, StringComparer.Ordinal) { ["from"] = from, ["to"] = to };

    private static async Task<IReadOnlyList<JsonElement>> Calendar(Home home, Client caller, Nights nights)
    {
        var period = $"from={nights.CheckIn:O}&to={nights.CheckOut:O}";
        return [.. (await caller.Get($"listings/{home.Id}/calendar?{period}")).Is(200).At("nights").EnumerateArray()];
    }

    private static object Euros(long amount) => new { amount, currency = "EUR" };

    private static long Price(JsonElement night) => night.GetProperty("price").GetProperty("amount").GetInt64();

    private static string WhyNot(JsonElement night) =>
        string.Join(' ', night.GetProperty("whyNot").EnumerateArray().Select(fault => fault.GetString()));

    private static string Text(JsonElement night) => night.GetRawText();

    private static string Json(IEnumerable<JsonElement> nights) => $"[{string.Join(',', nights.Select(Text))}]";

    private static string SnakeCase(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
