using System.Text.Json;
using Airbnb.Core.Listings.Statistics;

namespace Airbnb.Tests.Listings;

public sealed class StatisticsTests(SharedStack stack) : SharedStackTests(stack)
{
    [Fact]
    public async Task A_host_reads_views_bookings_occupancy_and_earnings_by_month()
    {
        var home = await Given.Home(rates: rates => rates with { Weekend = null });
        var soon = (await Given.Nights(45, 1)).CheckIn;
        var first = new DateOnly(soon.Year, soon.Month, 1).AddMonths(1);
        var nights = new Nights(first.AddDays(4), first.AddDays(7));
        var guest = await App.AsGuest();
        await Close(home, first.AddDays(10), first.AddDays(20));
        await App.Anonymous.Get($"listings/{home.Id}");
        await guest.Get($"listings/{home.Id}");
        await home.Host.Get($"listings/{home.Id}");
        var confirmed = await Given.Confirmed(home, nights, guest);

        var months = await Eventually.Get(
            async () => await Months(home, first) is { } all && Sum(all, "views") == 2 ? all : null,
            "two views to be counted"
        );

        Assert.Equal(1, Sum(months, "bookings"));
        var month = months[^1];
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        Assert.Equal((3, days - 10), (Number(month, "nightsBooked"), Number(month, "nightsOpen")));
        Assert.Equal(3 * 10_000 / (days - 10), Number(month, "occupancy"));
        var earnings = Assert.Single(month.GetProperty("earnings").EnumerateArray());
        // 300.00 of nights and 60.00 of cleaning, less 3 %.
        Assert.Equal((349_20, 116_40), (Amount(earnings, "total"), Amount(earnings, "averageNight")));

        await Given.Cancelled(guest, confirmed);

        var after = (await Months(home, first))[^1];
        Assert.Equal(0, Number(after, "nightsBooked"));
    }

    [Theory]
    [InlineData(3, 1, 10, 30, 33_33, 33_33)]
    [InlineData(0, 1, 0, 30, null, 0)]
    [InlineData(2, 0, 0, 0, 0, null)]
    public void Shares_are_of_views_and_of_open_nights(
        int views,
        int bookings,
        int booked,
        int open,
        int? conversion,
        int? occupancy
    )
    {
        var month = new MonthOfHome(new DateOnly(2027, 3, 1), views, bookings, booked, open, []);

        Assert.Equal((conversion, occupancy), (month.Conversion, month.Occupancy));
    }

    [Fact]
    public void What_was_counted_is_taken_once()
    {
        var (counter, home, day) = (new ViewCounter(), Guid.NewGuid(), new DateOnly(2027, 3, 1));

        Parallel.For(0, 1_000, _ => counter.Count(home, day));

        Assert.Equal((home, day, 1_000), counter.Take().Select(all => (all.ListingId, all.Day, all.Views)).Single());
        Assert.Empty(counter.Take());
    }

    [Fact]
    public async Task Only_the_host_reads_them_and_only_for_months_that_make_sense()
    {
        var home = await Given.Home();
        var path = $"listings/{home.Id}/statistics";

        (await (await App.AsGuest()).Get(path)).Refuses(404, "not_found");
        (await App.Anonymous.Get(path)).Refuses(401, "session.required");
        Assert.Equal(12, (await home.Host.Get(path)).Is(200).At("months").GetArrayLength());
        (await home.Host.Get($"{path}?from=2027-03&to=2027-02")).Refuses(422, "statistics.period");
        (await home.Host.Get($"{path}?from=2020-01&to=2027-02")).Refuses(422, "statistics.period");
        (await home.Host.Get($"{path}?from=2027-13")).Refuses(400, "request.invalid");
        (await home.Host.Get($"{path}?from=2027-03-01")).Refuses(400, "request.invalid");
    }

    private async Task<List<JsonElement>> Months(Home home, DateOnly last)
    {
        var now = (await Given.Nights(-1, 1)).CheckIn; // what is today at the home may be yesterday in UTC
        var path = $"listings/{home.Id}/statistics?from={now:yyyy-MM}&to={last:yyyy-MM}";
        return [.. (await home.Host.Get(path)).Is(200).At("months").EnumerateArray()];
    }

    private static async Task Close(Home home, DateOnly from, DateOnly to)
    {
        var path = $"listings/{home.Id}/calendar";
        var tag = (await home.Host.Get(path)).Is(200).Headers.ETag!.Tag;
        var change = new
        {
            from,
            to,
            open = false,
        };
        (await home.Host.Patch(path, new { changes = new[] { change } }, ("If-Match", tag))).Is(200);
    }

    private static int Number(JsonElement month, string name) => month.GetProperty(name).GetInt32();

    private static int Sum(IEnumerable<JsonElement> months, string name) => months.Sum(month => Number(month, name));

    private static long Amount(JsonElement earnings, string name) =>
        earnings.GetProperty(name).GetProperty("amount").GetInt64();
}
