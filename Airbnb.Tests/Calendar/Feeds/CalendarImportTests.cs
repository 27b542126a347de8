using System.Text.Json;

namespace Airbnb.Tests.Calendar.Feeds;

public sealed class CalendarImportTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Nights_are_taken_over_kept_while_the_server_is_away_and_freed_when_it_says_so()
    {
        await using var elsewhere = await Elsewhere.Start();
        var home = await Given.Home();
        var nights = await Given.Nights(40, 3);
        elsewhere.Says(Elsewhere.Event(nights));

        var added = (await Add(home, elsewhere)).Is(201);
        Assert.Equal(JsonValueKind.Null, Property(added.Json, "lastSyncAt"));
        var source = await Synced(home, added, tries: 1);

        Assert.Equal(
            ("synced", 1, 0),
            (source.Text("result"), source.At("events").GetInt32(), source.At("conflicts").GetArrayLength())
        );
        (await Given.AskQuote(await App.AsGuest(), home, nights)).Refuses(409, "booking.dates_taken");
        Assert.Contains("imported", await WhyNot(home, nights));

        await AskAgain(home, source);
        source = await Synced(home, source, tries: 2);
        Assert.Equal(1, elsewhere.Unchanged);

        elsewhere.Trouble = 500;
        await AskAgain(home, source);
        source = await Eventually.Get(
            async () =>
                (await Read(home, source)) is var now && now.Text("result") == "calendar.not_served" ? now : null,
            "the trouble to be told"
        );
        Assert.Equal(1, source.At("failures").GetInt32());
        Assert.Contains("imported", await WhyNot(home, nights));

        elsewhere.Trouble = null;
        elsewhere.Says();
        await AskAgain(home, source);
        await Eventually.True(async () => (await WhyNot(home, nights)).Length == 0, "the nights to be free again");
        Assert.Equal(0, (await Read(home, source)).At("failures").GetInt32());
        (await Given.AskQuote(await App.AsGuest(), home, nights)).Is(200);
    }

    [Fact]
    public async Task What_is_taken_here_is_reported_as_a_conflict_and_what_is_free_is_taken_over()
    {
        await using var elsewhere = await Elsewhere.Start();
        var home = await Given.Home();
        var nights = await Given.Nights(60, 3);
        var stay = await Given.Confirmed(home, nights);
        var longer = new Nights(nights.CheckIn.AddDays(-1), nights.CheckOut.AddDays(2));
        elsewhere.Says(Elsewhere.Event(longer, "Two families"));

        var source = await Synced(home, (await Add(home, elsewhere)).Is(201), tries: 1);

        var conflict = Assert.Single(source.At("conflicts").EnumerateArray());
        Assert.Equal(
            ("Two families", $"{nights.CheckIn:yyyy-MM-dd}", $"{nights.CheckOut:yyyy-MM-dd}", "stay"),
            (Text(conflict, "event"), Text(conflict, "from"), Text(conflict, "to"), Text(conflict, "with"))
        );
        Assert.Equal("confirmed", await Given.StatusOf(stay));
        Assert.Equal(["imported"], await WhyNot(home, new Nights(longer.CheckIn, nights.CheckIn)));
        Assert.Equal(["taken"], await WhyNot(home, nights));
        Assert.Equal(["imported"], await WhyNot(home, new Nights(nights.CheckOut, longer.CheckOut)));

        await Given.Cancelled(stay.Guest, stay);
        await Eventually.True(
            async () => await WhyNot(home, nights) is ["imported"],
            "the nights to be the other platform's as the stay is no more"
        );
        Assert.Empty((await Read(home, source)).At("conflicts").EnumerateArray());

        (await home.Host.Delete($"listings/{home.Id}/calendar-sources/{source.Id()}")).Is(204);

        Assert.Empty(await WhyNot(home, longer));
        (await home.Host.Get($"listings/{home.Id}/calendar-sources/{source.Id()}")).Refuses(404, "not_found");
        Assert.Equal(0L, await Deadlines(source));
    }

    [Fact]
    public async Task Nights_that_a_waived_penalty_frees_are_the_other_platforms_that_has_them()
    {
        await using var elsewhere = await Elsewhere.Start();
        var home = await Given.Home();
        var nights = await Given.Nights(80, 2);
        var stay = await Given.Confirmed(home, nights);
        elsewhere.Says(Elsewhere.Event(nights));
        await Synced(home, (await Add(home, elsewhere)).Is(201), tries: 1);
        await Given.Cancelled(home.Host, stay);
        Assert.DoesNotContain("imported", await WhyNot(home, nights)); // they stay blocked
        var penalty = await App.Scalar<Guid>("SELECT id FROM host_penalties WHERE booking_id = $1", stay.Id);

        (await (await App.AsAdmin()).Post($"admin/penalties/{penalty}/waiver", new { reason = "A pipe burst." })).Is(
            204
        );

        await Eventually.True(
            async () => await WhyNot(home, nights) is ["imported"],
            "the nights to be the other platform's"
        );
    }

    [Fact]
    public async Task It_is_looked_at_again_every_three_hours_and_less_often_while_it_fails()
    {
        await using var elsewhere = await Elsewhere.Start();
        var home = await Given.Home();
        var source = await Synced(home, (await Add(home, elsewhere)).Is(201), tries: 1);
        await WaitsFor(source, TimeSpan.FromHours(3));

        elsewhere.Trouble = 404;
        await Due(source);
        await Eventually.True(
            async () => (await Read(home, source)).At("failures").GetInt32() == 1,
            "the first failure"
        );
        await WaitsFor(source, TimeSpan.FromHours(6));

        elsewhere.Trouble = null;
        elsewhere.Calendar = "BEGIN:VCALENDAR"; // and no end
        await Due(source);
        await Eventually.True(
            async () => (await Read(home, source)).Text("result") == "calendar.broken",
            "the second failure"
        );
        await WaitsFor(source, TimeSpan.FromHours(12));

        elsewhere.Says();
        await Due(source);
        await Eventually.True(async () => (await Read(home, source)).Text("result") == "synced", "it to be well again");
        await WaitsFor(source, TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task Addresses_that_lead_nowhere_good_are_refused_and_the_rest_is_the_hosts_alone()
    {
        await using var elsewhere = await Elsewhere.Start();
        var (home, stranger) = (await Given.Home(), await App.AsHost());
        var path = $"listings/{home.Id}/calendar-sources";

        foreach (var url in new[] { "file:///etc/passwd", "gopher://x", "https://a:b@calendars.example/", "x" })
            (await home.Host.Post(path, new { name = "Elsewhere", url })).Refuses(422, "calendar.url_not_allowed");
        (await stranger.Post(path, new { name = "Elsewhere", url = "https://calendars.example/" })).Refuses(
            404,
            "not_found"
        );
        Assert.Empty((await home.Host.Get(path)).Is(200).At("items").EnumerateArray());

        var added = (await Add(home, elsewhere)).Is(201);
        (await Add(home, elsewhere)).Refuses(409, "calendar.source_there_already");
        (await stranger.Get($"{path}/{added.Id()}")).Refuses(404, "not_found");
        (await stranger.Post($"{path}/{added.Id()}/sync")).Refuses(404, "not_found");
        (await stranger.Delete($"{path}/{added.Id()}")).Refuses(404, "not_found");
        Assert.Single((await home.Host.Get(path)).Is(200).At("items").EnumerateArray());
    }

    private static Task<Answer> Add(Home home, Elsewhere elsewhere) =>
        home.Host.Post(
            $"listings/{home.Id}/calendar-sources",
            new { name = "Elsewhere", url = new Uri(elsewhere.Address, "/calendar.ics").ToString() }
        );

    private static async Task AskAgain(Home home, Answer source) =>
        (await home.Host.Post($"listings/{home.Id}/calendar-sources/{source.Id()}/sync")).Is(202);

    private static async Task<Answer> Read(Home home, Answer source) =>
        (await home.Host.Get($"listings/{home.Id}/calendar-sources/{source.Id()}")).Is(200);

    private Task<Answer> Synced(Home home, Answer source, int tries)
    {
        var before = tries == 1 ? null : source.Text("lastTriedAt");
        return Eventually.Get(
            async () =>
                await Read(home, source) is var now
                && Property(now.Json, "lastTriedAt") is JsonValueKind.String
                && now.Text("lastTriedAt") != before
                    ? now
                    : null,
            $"try {tries} of the calendar"
        );
    }

    /// <summary>Its time has come.</summary>
    private Task Due(Answer source) =>
        App.Execute(
            "UPDATE deadlines SET due_at = now() - interval '1 day' WHERE subject = $1 AND kind = 'calendar_sync_due'",
            source.Id()
        );

    private Task<long> Deadlines(Answer source) =>
        App.Scalar<long>("SELECT count(*) FROM deadlines WHERE subject = $1", source.Id());

    private async Task WaitsFor(Answer source, TimeSpan time)
    {
        await Eventually.True(async () => await Deadlines(source) == 1, "its next time to be set");
        var due = await App.Scalar<DateTime>("SELECT due_at FROM deadlines WHERE subject = $1", source.Id());
        var left = new DateTimeOffset(due, TimeSpan.Zero) - await App.Now();
        Assert.InRange(left, time - TimeSpan.FromMinutes(5), time);
    }

    /// <summary>What its host is told of these nights, each reason once.</summary>
    private static async Task<string[]> WhyNot(Home home, Nights nights)
    {
        var calendar = await home.Host.Get(
            $"listings/{home.Id}/calendar?from={nights.CheckIn:yyyy-MM-dd}&to={nights.CheckOut:yyyy-MM-dd}"
        );
        return
        [
            .. calendar
                .Is(200)
                .At("nights")
                .EnumerateArray()
                .SelectMany(night => night.GetProperty("whyNot").EnumerateArray())
                .Select(reason => reason.GetString()!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static JsonValueKind Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) ? found.ValueKind : JsonValueKind.Null;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
