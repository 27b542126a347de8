namespace Airbnb.Tests.Listings;

/// <summary>What a listing says of money beyond its base price.</summary>
public sealed class ListingOffersTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Offers_taxes_and_the_policy_come_back_as_they_were_said()
    {
        var host = await App.AsHost();

        var said = (await host.Post("listings", Everything())).Is(201);

        var read = (await host.Get($"listings/{said.Id()}")).Is(200);
        Assert.Equal(3000, read.At("shortStayCleaningFee.amount").GetInt32());
        Assert.Equal("""[{"nights":14,"discount":1500}]""", read.At("lengthDiscounts").GetRawText());
        Assert.Equal("""{"days":60,"discount":500}""", read.At("earlyBird").GetRawText());
        Assert.Equal("""{"days":3,"discount":700}""", read.At("lastMinute").GetRawText());
        Assert.True(read.At("newListingPromotion").GetBoolean());
        Assert.Equal("Bed tax", read.At("taxes")[0].GetProperty("name").GetString());
        Assert.Equal("percent_of_subtotal", read.At("taxes")[1].GetProperty("kind").GetString());
        Assert.Equal(250, read.At("taxes")[1].GetProperty("rate").GetInt32());
        Assert.Equal("firm", read.Text("cancellationPolicy"));
        Assert.Equal("request", read.Text("bookingMode"));
        Assert.Equal(1000, read.At("nonRefundableDiscount").GetInt32());
    }

    [Theory]
    [InlineData("""{"title":"x","lengthDiscounts":[{"nights":0,"discount":100}]}""")]
    [InlineData("""{"title":"x","lengthDiscounts":[{"nights":9,"discount":0}]}""")]
    [InlineData("""{"title":"x","lengthDiscounts":[{"nights":9,"discount":100},{"nights":9,"discount":200}]}""")]
    [InlineData("""{"title":"x","earlyBird":{"days":-1,"discount":100}}""")]
    [InlineData("""{"title":"x","lastMinute":{"days":1,"discount":10001}}""")]
    [InlineData("""{"title":"x","taxes":[{"name":"","kind":"percent_of_subtotal","rate":1}]}""")]
    [InlineData("""{"title":"x","taxes":[{"name":"T","kind":"percent_of_subtotal"}]}""")]
    [InlineData("""{"title":"x","taxes":[{"name":"T","kind":"per_night","rate":1}]}""")]
    [InlineData("""{"title":"x","taxes":[{"name":"T","kind":"per_night","amount":{"amount":0,"currency":"EUR"}}]}""")]
    [InlineData(
        """{"title":"x","basePrice":{"amount":9000,"currency":"USD"},"taxes":[{"name":"T","kind":"per_night","amount":{"amount":1,"currency":"EUR"}}]}"""
    )]
    [InlineData("""{"title":"x","cancellationPolicy":"non_refundable"}""")]
    [InlineData("""{"title":"x","cancellationPolicy":"long_stay"}""")]
    [InlineData("""{"title":"x","nonRefundableDiscount":10001}""")]
    public async Task Nonsense_is_refused_and_nothing_is_drafted(string body)
    {
        var host = await App.AsHost();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await host.Send(HttpMethod.Post, "listings", content)).Refuses(400, "request.invalid");

        Assert.Empty((await host.Get("me/listings")).Is(200).At("items").EnumerateArray());
    }

    [Fact]
    public async Task A_home_is_not_published_below_the_floor_of_a_nights_price()
    {
        var host = await App.AsHost();
        var draft = (await host.Post("listings", Everything(9_99))).Is(201);

        (await host.Post($"listings/{draft.Id()}/publication")).Refuses(422, "night_price.below_floor");

        Assert.Equal("draft", (await host.Get($"listings/{draft.Id()}")).Text("status"));
    }

    [Fact]
    public async Task The_currency_stays_while_nights_have_prices_in_it()
    {
        var host = await App.AsHost();
        var draft = (await host.Post("listings", Everything())).Is(201);
        var path = $"listings/{draft.Id()}";
        var item = new
        {
            kind = "season",
            from = "2027-07-01",
            to = "2027-09-01",
            price = new { amount = 150_00, currency = "EUR" },
        };
        var priced = (await host.Put($"{path}/night-prices", new { items = new[] { item } }, IfMatch(draft))).Is(200);

        var dollars = new { title = "Attic", basePrice = new { amount = 100_00, currency = "USD" } };
        (await host.Put(path, dollars, IfMatch(priced))).Refuses(422, "night_price.keep_currency");
        Assert.Equal("EUR", (await host.Get(path)).Text("basePrice.currency"));

        var freed = (await host.Put($"{path}/night-prices", new { items = Array.Empty<object>() }, IfMatch(priced))).Is(
            200
        );
        (await host.Put(path, dollars, IfMatch(freed))).Is(200);
    }

    private static (string, string) IfMatch(Answer read) => ("If-Match", read.Headers.ETag!.ToString());

    private static object Everything(long basePrice = 100_00) =>
        new
        {
            title = "Attic",
            description = "Under the roof.",
            type = "apartment",
            capacity = 2,
            address = new
            {
                street = "Oudegracht 1",
                city = "Utrecht",
                country = "NL",
            },
            position = new { latitude = 52.0907, longitude = 5.1214 },
            timeZone = "Europe/Amsterdam",
            basePrice = new { amount = basePrice, currency = "EUR" },
            shortStayCleaningFee = new { amount = 30_00, currency = "EUR" },
            lengthDiscounts = new[] { new { nights = 14, discount = 15_00 } },
            earlyBird = new { days = 60, discount = 5_00 },
            lastMinute = new { days = 3, discount = 7_00 },
            newListingPromotion = true,
            taxes = new object[]
            {
                new
                {
                    name = "Bed tax",
                    kind = "per_guest_and_night",
                    amount = new { amount = 2_00, currency = "EUR" },
                    exemptFrom = 28,
                },
                new
                {
                    name = "Town tax",
                    kind = "percent_of_subtotal",
                    rate = 2_50,
                },
            },
            bookingMode = "request",
            cancellationPolicy = "firm",
            nonRefundableDiscount = 10_00,
        };
}
