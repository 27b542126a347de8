namespace Airbnb.Tests.Pricing.Policies;

public sealed class SimulationTests(SharedStack stack) : SharedStackTests(stack)
{
    private const string AWeek = "checkIn=2027-06-14&checkOut=2027-06-21&confirmedAt=2027-01-01T12:00:00Z";
    private const string SomeMoney =
        "timeZone=Pacific/Kiritimati&currency=USD&nightsPrice=70000&cleaningFee=7000&serviceFee=10780&tax=7700";

    [Fact]
    public async Task Policies_in_force_are_listed_and_each_can_be_read()
    {
        var all = (await App.Anonymous.Get("policies")).Is(200).At("items").EnumerateArray().ToList();

        Assert.Equal(
            ["flexible", "moderate", "limited", "firm", "strict", "non_refundable", "long_stay"],
            all.Select(policy => policy.GetProperty("code").GetString())
        );
        foreach (var policy in all)
        {
            var read = (await App.Anonymous.Get($"policies/{policy.GetProperty("id").GetGuid()}")).Is(200);
            Assert.Equal(policy.GetRawText(), read.Body);
        }
        (await App.Anonymous.Get($"policies/{Guid.NewGuid()}")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task A_policy_says_in_words_what_its_rules_are()
    {
        var firm = (await App.Anonymous.Get($"policies/{Policy.Firm.Id}")).Is(200);

        Assert.Equal(
            [
                "Full refund until 30 days before check-in",
                "The host keeps the nights stayed and 50 % of the others, when cancelled at least 7 days before check-in",
                "The host keeps all nights",
                "Full refund within 24 hours of the confirmation, 7 days or more before check-in",
                "From 28 nights: Full refund until 30 days before check-in",
                "From 28 nights: The host keeps the nights stayed and the next 30 nights",
            ],
            firm.At("summary").EnumerateArray().Select(sentence => sentence.GetString())
        );
    }

    [Theory] // check-in at 15:00 in UTC+14 is 01:00 in UTC
    [InlineData("2027-05-15T01:00:00Z", 954_80, "Full refund until 30 days before check-in")]
    [InlineData(
        "2027-05-15T01:00:01Z",
        423_50,
        "The host keeps the nights stayed and 50 % of the others, when cancelled at least 7 days before check-in"
    )]
    [InlineData(
        "2027-06-07T01:00:00Z",
        423_50,
        "The host keeps the nights stayed and 50 % of the others, when cancelled at least 7 days before check-in"
    )]
    [InlineData("2027-06-07T01:00:01Z", 0, "The host keeps all nights")]
    public async Task It_answers_what_an_instant_would_refund(string at, long refund, string rule)
    {
        var simulated = (await App.Anonymous.Get($"policies/{Policy.Firm.Id}/simulate?{AWeek}&{SomeMoney}&at={at}")).Is(
            200
        );

        Assert.Equal(refund, simulated.At("refund.amount").GetInt64());
        Assert.Equal(rule, simulated.Text("rule"));
        Assert.Equal(954_80, simulated.At("paid.amount").GetInt64());
        Assert.Equal(954_80 - refund, simulated.At("keptTotal.amount").GetInt64());
        Assert.Equal("2027-06-14T01:00:00Z", simulated.Text("checkInAt"));
        Assert.Equal(
            ["2027-05-15T01:00:00Z", "2027-06-07T01:00:00Z", null],
            simulated.At("deadlines").EnumerateArray().Select(deadline => deadline.GetProperty("until").GetString())
        );
        Assert.Equal(
            [954_80, 423_50, 0],
            simulated
                .At("deadlines")
                .EnumerateArray()
                .Select(d => d.GetProperty("refund").GetProperty("amount").GetInt64())
        );
    }

    [Fact]
    public async Task It_goes_by_the_price_and_the_clock_of_a_listing()
    {
        var home = await Given.Home(zone: "Pacific/Pago_Pago", rates: rates => rates with { Weekend = null });
        var nights = await Given.Nights(60, 4);
        var quoted = (await Given.AskQuote(await App.AsGuest(), home, nights)).Is(200);
        var now = (await App.Now()).UtcDateTime;

        var simulated = (
            await App.Anonymous.Get(
                $"policies/{Policy.Flexible.Id}/simulate?listing={home.Id}&guests=2&checkIn={nights.CheckIn:O}"
                    + $"&checkOut={nights.CheckOut:O}&confirmedAt={now:yyyy-MM-dd'T'HH:mm:ss'Z'}"
            )
        ).Is(200);

        Assert.Equal(quoted.At("total").GetRawText(), simulated.At("paid").GetRawText());
        Assert.Equal(quoted.At("total").GetRawText(), simulated.At("refund").GetRawText());
        Assert.Equal($"{nights.CheckIn.AddDays(1):yyyy-MM-dd}T02:00:00Z", simulated.Text("checkInAt"));
    }

    [Fact]
    public async Task Grace_is_given_so_many_times()
    {
        const string ADay =
            "checkIn=2027-06-14&checkOut=2027-06-21&confirmedAt=2027-06-01T12:00:00Z&at=2027-06-02T12:00:00Z";
        var path = $"policies/{Policy.NonRefundable.Id}/simulate?{ADay}&{SomeMoney}";

        var third = (await App.Anonymous.Get($"{path}&graceUsed=2")).Is(200);
        Assert.True(third.At("isGrace").GetBoolean());
        Assert.Equal(954_80, third.At("refund.amount").GetInt64());

        var fourth = (await App.Anonymous.Get($"{path}&graceUsed=3")).Is(200);
        Assert.False(fourth.At("isGrace").GetBoolean());
        Assert.Equal(0, fourth.At("refund.amount").GetInt64());
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData(AWeek, 400)] // at what price?
    [InlineData(AWeek + "&" + SomeMoney + "&listing=01900000-0000-7000-8000-000000000000", 400)]
    [InlineData(AWeek + "&" + SomeMoney + "&at=2026-12-31T00:00:00Z", 400)] // before it is confirmed
    [InlineData(AWeek + "&" + SomeMoney + "&at=2027-06-01T00:00:00", 400)] // of which zone?
    [InlineData(AWeek + "&" + SomeMoney + "&at=yesterday", 400)]
    [InlineData(AWeek + "&" + SomeMoney + "&checkInTime=25:00", 400)]
    [InlineData(AWeek + "&listing=01900000-0000-7000-8000-000000000000", 404)]
    [InlineData("checkIn=2027-06-14&checkOut=2027-06-14&confirmedAt=2027-01-01T12:00:00Z&" + SomeMoney, 422)]
    public async Task What_makes_no_sense_is_refused(string query, int status) =>
        (
            await App.Anonymous.Get($"policies/{Policy.Firm.Id}/simulate{(query.Length == 0 ? "" : "?" + query)}")
        ).IsProblem(status);
}
