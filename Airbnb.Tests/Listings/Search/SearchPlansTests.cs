using System.Globalization;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Time;
using Npgsql;

namespace Airbnb.Tests.Listings.Search;

/// <summary>
/// Every kind of search is served by indexes. <c>MANY_HOMES=200000</c> measures them among so many homes, and writes
/// <c>docs/search-plans.md</c>.
/// </summary>
public sealed class SearchPlansTests(SharedStack stack) : IClassFixture<SharedStack>
{
    private const int Usual = 2_000;
    private const int Runs = 15;

    private static readonly int Homes = Environment.GetEnvironmentVariable("MANY_HOMES") is { } number
        ? int.Parse(number, CultureInfo.InvariantCulture)
        : Usual;

    private readonly ExplainedCommands explained = new();

    [Fact]
    public async Task Every_kind_of_search_is_served_by_an_index()
    {
        await using var homes = await ManyHomes.On(await Server(), Homes);
        var searches = new List<MeasuredSearch>();
        foreach (var kind in SearchKinds.Among(await homes.Towns()))
            searches.Add(await Measure(homes, kind));
        if (Homes != Usual)
            await File.WriteAllTextAsync(
                Path.Combine(ManyHomes.Root(), "docs", "search-plans.md"),
                PlansReport.Of(searches, Homes, Runs)
            );
        Assert.All(
            searches.SelectMany(search => search.Commands),
            command => Assert.DoesNotContain("Seq Scan on listings", command.Plan)
        );
    }

    private async Task<MeasuredSearch> Measure(ManyHomes homes, KindOfSearch kind)
    {
        await using var db = homes.Open(explained);
        var clock = new PlatformClock(new StoppedClock(SearchDatabase.Now));
        var find = SearchDatabase.Find(db, clock, new SearchOptions());
        var times = new List<double>();
        for (var run = 0; run < (Homes == Usual ? 1 : Runs); run++)
        {
            explained.Commands.Clear();
            await find.That(kind.Search, CancellationToken.None);
            times.Add(explained.Commands.Sum(command => command.Milliseconds));
        }
        return new MeasuredSearch(kind, times, [.. explained.Commands]);
    }

    private async Task<NpgsqlConnectionStringBuilder> Server() =>
        new(await stack.App.ConnectionString("airbnb"))
        {
            // Few homes would be read one after another: here it must show that no search has to.
            Options = Homes == Usual ? "-c enable_seqscan=off" : "",
        };
}
