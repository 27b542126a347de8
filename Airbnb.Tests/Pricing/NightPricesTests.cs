using Airbnb.Core.Pricing;

namespace Airbnb.Tests.Pricing;

public sealed class NightPricesTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Calendar_and_quote_go_by_the_dates_price_then_the_seasons()
    {
        var home = await Given.Home(rates: rates => rates with { Weekend = null });
        var nights = await Given.Nights(40, 4);
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);
        Assert.Empty(read.At("items").EnumerateArray());

        var body = Items(
            Entry("season", nights.CheckIn, nights.CheckIn.AddDays(3), 150_00, "Carnival"),
            Entry("date", nights.CheckIn.AddDays(1), nights.CheckIn.AddDays(2), 220_00, null)
        );
        var set = (await home.Host.Put(path, body, IfMatch(read))).Is(200);

        Assert.NotEqual(read.Headers.ETag, set.Headers.ETag);
        Assert.Equal(set.Body, (await App.Anonymous.Get(path)).Is(200).Body);
        var calendar = (
            await App.Anonymous.Get(
                $"listings/{home.Id}/calendar?from={nights.CheckIn:yyyy-MM-dd}&to={nights.CheckOut:yyyy-MM-dd}"
            )
        ).Is(200);
        Assert.Equal(
            [150_00, 220_00, 150_00, 100_00],
            calendar
                .At("nights")
                .EnumerateArray()
                .Select(night => night.GetProperty("price").GetProperty("amount").GetInt64())
        );
        var quote = (await Given.AskQuote(await App.AsGuest(), home, nights)).Is(200);
        var line = quote.At("lines").EnumerateArray().First();
        Assert.Equal(620_00, line.GetProperty("amount").GetProperty("amount").GetInt64());
        Assert.Contains("(Carnival)", line.GetProperty("rule").GetString());
        Assert.Equal(
            [150_00, 220_00, 150_00, 100_00],
            line.GetProperty("nightly").EnumerateArray().Select(night => night.GetInt64())
        );
    }

    [Fact]
    public async Task A_quote_that_was_given_keeps_its_price()
    {
        var home = await Given.Home();
        var nights = await Given.Nights(40, 2);
        var guest = await App.AsGuest();
        var quoted = (await Given.AskQuote(guest, home, nights)).Is(200);
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);

        (
            await home.Host.Put(
                path,
                Items(Entry("date", nights.CheckIn, nights.CheckOut, 900_00, null)),
                IfMatch(read)
            )
        ).Is(200);

        var booked = (await Given.Book(guest, quoted.Text("quote"))).Is(201);
        var booking = (await guest.Get($"bookings/{booked.Id()}")).Is(200);
        Assert.Equal(quoted.At("total").GetRawText(), booking.At("total").GetRawText());
    }

    [Fact]
    public async Task Only_the_host_who_has_read_the_listing_may_replace_them()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);
        var body = Items(Entry("date", new DateOnly(2027, 5, 1), new DateOnly(2027, 5, 3), 200_00, null));

        (await (await App.AsHost()).Put(path, body, IfMatch(read))).Refuses(404, "not_found");
        (await App.Anonymous.Put(path, body, IfMatch(read))).Refuses(401, "session.required");
        (await home.Host.Put(path, body)).Refuses(428, "precondition.required");
        (await home.Host.Put(path, body, ("If-Match", "\"1\""))).Refuses(412, "stale");

        var after = (await home.Host.Get(path)).Is(200);
        Assert.Equal((read.Body, read.Headers.ETag), (after.Body, after.Headers.ETag));
    }

    [Fact]
    public async Task Of_many_who_read_the_same_version_one_wins()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(n =>
                    home.Host.Put(
                        path,
                        Items(Entry("date", new DateOnly(2027, 5, 1), new DateOnly(2027, 5, 3), 100_00 + n, null)),
                        IfMatch(read)
                    )
                )
        );

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.Refuses(412, "stale"));
        Assert.Equal(winner.Body, (await home.Host.Get(path)).Is(200).Body);
    }

    [Theory]
    [InlineData("date", "2027-05-01", "2027-05-01", 200_00, "EUR", 400, "request.invalid")]
    [InlineData("date", "2027-05-02", "2027-05-01", 200_00, "EUR", 400, "request.invalid")]
    [InlineData("date", "2027-05-01", "2047-05-01", 200_00, "EUR", 400, "request.invalid")]
    [InlineData("date", "2027-05-01", "2027-05-02", 0, "EUR", 400, "request.invalid")]
    [InlineData("date", "2027-05-01", "2027-05-02", 200_00, "XXX", 400, "request.invalid")]
    [InlineData("date", "2027-05-01", "2027-05-02", 200_00, "USD", 422, "night_price.other_currency")]
    [InlineData("season", "2027-05-01", "2027-05-02", 9_99, "EUR", 422, "night_price.below_floor")]
    public async Task What_makes_no_sense_is_refused_and_nothing_changes(
        string kind,
        string from,
        string to,
        long amount,
        string currency,
        int status,
        string code
    )
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);
        var item = new
        {
            kind,
            from,
            to,
            price = new { amount, currency },
        };

        (await home.Host.Put(path, new { items = new[] { item } }, IfMatch(read))).Refuses(status, code);

        var after = (await home.Host.Get(path)).Is(200);
        Assert.Equal((read.Body, read.Headers.ETag), (after.Body, after.Headers.ETag));
    }

    [Fact]
    public async Task Two_prices_of_one_kind_never_hold_for_one_night()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/night-prices";
        var read = (await home.Host.Get(path)).Is(200);
        var day = new DateOnly(2027, 5, 1);

        var overlapping = Items(
            Entry("season", day, day.AddDays(9), 200_00, "a"),
            Entry("season", day.AddDays(8), day.AddDays(12), 300_00, "b")
        );
        (await home.Host.Put(path, overlapping, IfMatch(read))).Refuses(400, "request.invalid");
        var adjoining = Items(
            Entry("season", day, day.AddDays(8), 200_00, "a"),
            Entry("season", day.AddDays(8), day.AddDays(12), 300_00, "b")
        );
        (await home.Host.Put(path, adjoining, IfMatch(read))).Is(200);

        await using var db = App.OpenDb();
        db.NightPrices.Add(
            new NightPrice
            {
                ListingId = home.Id,
                Kind = NightPriceKind.Season,
                Nights = new NpgsqlTypes.NpgsqlRange<DateOnly>(day, true, day.AddDays(1), false),
                Amount = 1_00,
            }
        );
        var refused = await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() =>
            db.SaveChangesAsync()
        );
        Assert.Contains(NightPriceMapping.NoOverlap, refused.InnerException!.Message);
    }

    private static (string, string) IfMatch(Answer read) => ("If-Match", read.Headers.ETag!.ToString());

    private static object Items(params object[] items) => new { items };

    private static object Entry(string kind, DateOnly from, DateOnly to, long amount, string? name) =>
        new
        {
            kind,
            from,
            to,
            price = new { amount, currency = "EUR" },
            name,
        };
}
