using System.Globalization;
using Xunit.Abstractions;

namespace Airbnb.Tests.Bookings;

[Collection(Stormed.Name)]
public sealed class RushTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private const int Guests = 500;
    private const int Homes = 50;

    /// <summary><c>RUSH_SECONDS=60</c> gives the same test a whole minute.</summary>
    private const string Seconds = "5";

    private static readonly TimeSpan ToRest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Five_hundred_guests_fight_for_the_nights_of_fifty_homes()
    {
        var homes = new List<Home>();
        var host = await App.AsHost();
        for (var i = 0; i < Homes; i++)
            homes.Add(await Given.Home(host, terms: terms => terms with { PreparationNights = i % 3 }));
        var guests = await People.Add(App, "One of five hundred", Guests);
        var deadlocks = await Deadlocks();
        var rush = new Rush(App, homes, await Given.Nights(30, 1));

        await rush.Run(guests, Length());

        foreach (var line in rush.Report())
            output.WriteLine(line);
        Assert.Empty(rush.Unexpected);
        Assert.True(rush is { Bookings: > Homes, Payments: > 0, Withdrawals: > 0, Refusals: > 0 });
        await Eventually.True(
            async () => await Bookings(homes, "confirmed") == rush.Payments && await IsAtRest(),
            "every payment to have had all its effects",
            ToRest
        );
        var taken = rush.Bookings - rush.Withdrawals;
        Assert.Equal(taken - rush.Payments, await Bookings(homes, "held"));
        Assert.Equal(
            taken,
            await App.Scalar<long>("SELECT count(*) FROM occupied WHERE listing_id = ANY ($1)", Ids(homes))
        );
        Assert.Equal(deadlocks, await Deadlocks());
    }

    private static TimeSpan Length() =>
        TimeSpan.FromSeconds(
            int.Parse(Environment.GetEnvironmentVariable("RUSH_SECONDS") ?? Seconds, CultureInfo.InvariantCulture)
        );

    private async Task<bool> IsAtRest() =>
        (await (await App.AsAdmin()).Get("admin/invariants")).Is(200).At("atRest").GetBoolean();

    private Task<long> Bookings(IEnumerable<Home> homes, string status) =>
        App.Scalar<long>(
            "SELECT count(*) FROM bookings WHERE listing_id = ANY ($1) AND status = $2",
            Ids(homes),
            status
        );

    private static Guid[] Ids(IEnumerable<Home> homes) => [.. homes.Select(home => home.Id)];

    /// <summary>As Postgres counts them, retried ones included.</summary>
    private Task<long> Deadlocks() =>
        App.Scalar<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
}
