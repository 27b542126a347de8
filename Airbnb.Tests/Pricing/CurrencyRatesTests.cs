namespace Airbnb.Tests.Pricing;

/// <summary>Each test starts without any late rates: those of the demo would be newer than its own.</summary>
public sealed class CurrencyRatesTests(SharedStack stack) : SharedStackTests(stack)
{
    public override Task InitializeAsync() => App.Execute("DELETE FROM currency_rates WHERE day > '2010-01-01'");

    [Fact]
    public async Task Prices_are_shown_at_the_newest_rate_of_both_and_charged_in_the_listings_currency()
    {
        var (admin, guest) = (await App.AsAdmin(), await App.AsGuest());
        var home = await Given.Home(); // 100.00 EUR
        var nights = await Given.Nights(40, 2);
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        await Store(admin, today.AddDays(-2), ("PLN", 4.0m), ("GBP", 0.80m));
        await Store(admin, today.AddDays(-1), ("GBP", 0.85m));
        await Store(admin, today.AddDays(5), ("PLN", 9.0m), ("GBP", 0.10m)); // not yet

        var listing = (await guest.Get($"listings/{home.Id}?showIn=PLN")).Is(200);
        Assert.Equal(
            $$"""{"amount":40000,"currency":"PLN","rate":4.0,"day":"{{today.AddDays(-2):yyyy-MM-dd}}"}""",
            listing.At("shown").GetRawText().Replace("4.000000000000", "4.0", StringComparison.Ordinal)
        );
        Assert.Equal("EUR", listing.Text("basePrice.currency"));
        var pounds = (await guest.Get($"listings/{home.Id}?showIn=GBP")).Is(200);
        Assert.Equal((85_00, 0.85m), (pounds.At("shown.amount").GetInt32(), pounds.At("shown.rate").GetDecimal()));

        var quote = (await guest.Post($"listings/{home.Id}/quotes?showIn=GBP", nights.With(2))).Is(200);
        var total = quote.At("total.amount").GetInt64();
        Assert.Equal("EUR", quote.Text("total.currency"));
        Assert.Equal(
            (long)Math.Round(total * 0.85m, MidpointRounding.AwayFromZero),
            quote.At("shown.amount").GetInt64()
        );
        var booked = (await Given.Book(guest, quote.Text("quote"))).Is(201);
        var booking = (await guest.Get($"bookings/{booked.Id()}")).Is(200);
        Assert.Equal(quote.At("total").GetRawText(), booking.At("total").GetRawText());
    }

    [Fact]
    public async Task A_search_shows_homes_of_many_currencies_in_one()
    {
        var admin = await App.AsAdmin();
        var today = DateOnly.FromDateTime((await App.Now()).UtcDateTime);
        await Store(admin, today.AddDays(-9), ("CZK", 25m), ("ZAR", 20m));
        var euros = await Given.Home();
        var rand = await Given.Home(euros.Host, rates: rates => rates with { Currency = "ZAR", Base = 2_345_68 });

        var search = "listings?showIn=CZK&currency=ZAR&minPrice=234568&maxPrice=234568&limit=100";
        var found = (await App.Anonymous.Get(search)).Is(200);

        var shown = found.At("items").EnumerateArray().Single(home => home.GetProperty("id").GetGuid() == rand.Id);
        Assert.Equal(2_932_10, shown.GetProperty("shown").GetProperty("amount").GetInt64());
        Assert.Equal(2_345_68, shown.GetProperty("basePrice").GetProperty("amount").GetInt64());
    }

    [Fact]
    public async Task Without_a_rate_it_says_so_and_shows_nothing()
    {
        var guest = await App.AsGuest();
        var home = await Given.Home();
        var nights = await Given.Nights(40, 2);

        (await guest.Get($"listings/{home.Id}?showIn=GHS")).Refuses(422, "currency.no_rate");
        (await guest.Post($"listings/{home.Id}/quotes?showIn=GHS", nights.With(2))).Refuses(422, "currency.no_rate");
        (await guest.Get("listings?near=38.71,-9.14&radius=2&showIn=GHS")).Refuses(422, "currency.no_rate");
        (await guest.Get($"listings/{home.Id}?showIn=XXX")).Refuses(400, "request.invalid");
        (await guest.Get($"listings/{home.Id}?showIn=gbp")).Refuses(400, "request.invalid");

        var same = (await guest.Get($"listings/{home.Id}?showIn=EUR")).Is(200);
        Assert.Equal((100_00, 1), (same.At("shown.amount").GetInt32(), same.At("shown.rate").GetInt32()));
    }

    [Fact]
    public async Task A_days_rates_are_replaced_as_a_whole_and_read_from_that_day_on()
    {
        var admin = await App.AsAdmin();
        var day = new DateOnly(2001, 5, 1);
        await Store(admin, day, ("USD", 0.89m), ("JPY", 110m));
        await Store(admin, day, ("USD", 0.9m));

        var read = (await App.Anonymous.Get("currency-rates?day=2001-05-20")).Is(200);

        Assert.Equal("2001-05-01", read.Text("day"));
        Assert.Equal("EUR", read.Text("base"));
        Assert.Equal("USD", Assert.Single(read.At("items").EnumerateArray()).GetProperty("currency").GetString());
        var before = (await App.Anonymous.Get("currency-rates?day=2000-01-01")).Is(200);
        Assert.Empty(before.At("items").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"reason":"A test","items":[]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"EUR","rate":1}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"USD","rate":0}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"USD","rate":-1}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"USD","rate":1000001}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"USD","rate":1.00000000001}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"XXX","rate":1}]}""")]
    [InlineData("""{"reason":"A test","items":[{"currency":"USD","rate":1},{"currency":"USD","rate":2}]}""")]
    [InlineData("""{"reason":"A test","items":[null]}""")]
    public async Task Nonsense_is_refused_and_nothing_is_stored(string body)
    {
        var admin = await App.AsAdmin();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await admin.Send(HttpMethod.Put, "admin/currency-rates/2002-02-02", content)).Refuses(400, "request.invalid");

        Assert.Equal(0L, await App.Scalar<long>("SELECT count(*) FROM currency_rates WHERE day = '2002-02-02'"));
    }

    [Theory]
    [InlineData("2002-02-30", 400)]
    [InlineData("today", 400)]
    [InlineData("1999-12-31", 404)]
    public async Task Rates_are_of_a_day(string day, int status) =>
        (await (await App.AsAdmin()).Put($"admin/currency-rates/{day}", Rates(("USD", 1m)))).IsProblem(status);

    [Fact]
    public async Task Only_admins_store_rates()
    {
        var body = Rates(("USD", 1m));

        (await (await App.AsHost()).Put("admin/currency-rates/2003-03-03", body)).IsProblem(403);
        (await App.Anonymous.Put("admin/currency-rates/2003-03-03", body)).Refuses(401, "session.required");

        Assert.Equal(0L, await App.Scalar<long>("SELECT count(*) FROM currency_rates WHERE day = '2003-03-03'"));
    }

    private static async Task Store(Client admin, DateOnly day, params (string Currency, decimal Rate)[] rates) =>
        (await admin.Put($"admin/currency-rates/{day:yyyy-MM-dd}", Rates(rates))).Is(200);

    private static object Rates(params (string Currency, decimal Rate)[] rates) =>
        new { reason = "A test", items = rates.Select(rate => new { currency = rate.Currency, rate = rate.Rate }) };
}
