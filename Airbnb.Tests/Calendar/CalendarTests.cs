using System.Text.Json;

namespace Airbnb.Tests.Calendar;

public sealed class CalendarTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task Nights_are_taken_from_check_in_to_the_night_before_check_out()
    {
        var held = await Given.Held(await Given.Home(), await Given.Nights(30, 3));

        Assert.Equal("_XXX_", await Map(held.Home, held.Nights.CheckIn.AddDays(-1), 5));
    }

    [Fact]
    public async Task Nights_that_are_needed_to_prepare_are_not_offered_before_and_after_a_stay()
    {
        var home = await Given.Home(terms: terms => terms with { PreparationNights = 1 });
        var held = await Given.Held(home, await Given.Nights(30, 3));

        Assert.Equal("_XXXXX_", await Map(home, held.Nights.CheckIn.AddDays(-2), 7));
    }

    [Fact]
    public async Task Nights_too_soon_or_too_far_ahead_are_not_offered()
    {
        var home = await Given.Home(
            zone: "UTC",
            terms: terms => terms with { AdvanceNoticeDays = 2, WindowMonths = 3 }
        );
        var today = (await Given.Nights(0, 1)).CheckIn;
        var end = today.AddMonths(3);

        Assert.Equal("XXX_", await Map(home, today.AddDays(-1), 4));
        Assert.Equal("_X", await Map(home, end.AddDays(-1), 2));
    }

    [Fact]
    public async Task A_night_says_what_it_costs_and_which_rules_hold_and_to_guests_not_who_has_it()
    {
        var home = await Given.Home();
        var held = await Given.Held(home);

        var nights = await Nights(home, held.Nights.CheckIn, 7);

        string[] fields =
        [
            "date",
            "available",
            "whyNot",
            "price",
            "minNights",
            "maxNights",
            "arrivalAllowed",
            "departureDays",
            "reason",
        ];
        Assert.All(nights, night => Assert.Equal(fields, night.EnumerateObject().Select(field => field.Name)));
        Assert.Equal("[\"not_available\"]", nights[0].GetProperty("whyNot").GetRawText());
        Assert.Equal(
            "[\"taken\"]",
            (await Nights(home, held.Nights.CheckIn, 1, home.Host))[0].GetProperty("whyNot").GetRawText()
        );
        Assert.Equal(
            [100_00, 100_00, 100_00, 100_00, 100_00, 130_00, 130_00],
            nights.Select(night => night.GetProperty("price").GetProperty("amount").GetInt64()).Order()
        );
    }

    [Theory]
    [InlineData("from=2027-02-30", 400)]
    [InlineData("from=9999-12-31", 400)]
    [InlineData("from=2027-01-01&to=2029-01-01", 400)]
    [InlineData("from=2027-01-02&to=2027-01-01", 422)]
    [InlineData("to=2000-01-01", 422)]
    [InlineData("until=2027-01-01", 400)]
    public async Task A_period_without_sense_is_refused(string query, int status)
    {
        var home = await Given.Home();

        (await App.Anonymous.Get($"listings/{home.Id}/calendar?{query}")).IsProblem(status);
    }

    private async Task<string> Map(Home home, DateOnly from, int count)
    {
        var nights = await Nights(home, from, count);
        return string.Concat(nights.Select(night => night.GetProperty("available").GetBoolean() ? '_' : 'X'));
    }

    private async Task<IReadOnlyList<JsonElement>> Nights(Home home, DateOnly from, int count, Client? caller = null)
    {
        var period = $"from={from:O}&to={from.AddDays(count):O}";
        var calendar = (await (caller ?? App.Anonymous).Get($"listings/{home.Id}/calendar?{period}")).Is(200);
        return [.. calendar.At("nights").EnumerateArray()];
    }
}
