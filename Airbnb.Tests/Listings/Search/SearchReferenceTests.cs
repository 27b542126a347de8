using System.Globalization;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Listings.Search;

/// <summary>
/// The search in SQL against a slow one in memory, over random homes, calendars and searches.
/// <c>HOMES=3000 SEARCHES=5000</c> tries more of them.
/// </summary>
public sealed class SearchReferenceTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private const int MostPages = 4;

    /// <summary>However many homes there are, they are treated as few, as some and as many.</summary>
    private static readonly SearchOptions[] Ways =
    [
        new() { Few = int.MaxValue, Counted = 1_000_000 },
        Crowded with
        {
            Some = int.MaxValue,
        },
        Crowded,
    ];

    private static SearchOptions Crowded =>
        new()
        {
            Few = -1,
            Some = -1,
            Band = 37,
            Bands = 3,
            Calendars = 90,
            Counted = 50,
        };

    private SearchDatabase database = null!;
    private SlowSearch slow = null!;

    [Fact]
    public void Every_search_finds_and_counts_what_the_slow_one_does_page_by_page() =>
        Check.One(
            Config
                .QuickThrowOnFailure.WithMaxTest(Number("SEARCHES", 250))
                .WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)),
            Prop.ForAll(
                Gen.Zip(Gen.Elements(Ways), AnySearch.Search).ToArbitrary(),
                tried => Try(tried.Item2, tried.Item1)
            )
        );

    public async Task InitializeAsync()
    {
        database = await SearchDatabase.With(AnyHome.Home.Sample(Number("HOMES", 1_000)), stack.App);
        slow = new SlowSearch(database);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    private static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : usual;

    private void Try(HomeSearch search, SearchOptions way)
    {
        var expected = slow.That(search);
        var paged = search with { Limit = Math.Max(search.Limit, expected.Count / MostPages) };
        var isInBands = search is { Sort: HomeSort.Price or HomeSort.PriceDescending, Stays: not null };
        Agrees(search, expected, database.All(paged, way), inOrder: !isInBands || way.Few > 0);
        if (search is { WithFacets: true, Stays: not { Count: 0 } })
            Counts(search, expected, database.Facets(search, way)!, way.Counted);
    }

    private void Counts(HomeSearch search, IReadOnlyList<ExpectedHome> expected, Facets facets, int most)
    {
        var everywhere = search with { Types = [], IsInstant = false, MinPrice = null, MaxPrice = null };
        var newest = slow.That(everywhere with { Stays = null, Sort = HomeSort.Newest });
        var ids = newest.Take(most + 1).Select(home => home.Id).ToHashSet();
        var looked = database.Homes.Where(home => ids.Contains(home.Id)).ToDictionary(home => home.Id);
        var found = Looked(expected);
        Assert.Equal(newest.Count > most, facets.IsCapped);
        Assert.Equal(found.Count, facets.Count);
        Assert.Equal(Counted(found.SelectMany(home => home.Amenities)), Sorted(facets.Amenities));
        var ofAnyType = Looked(slow.That(search with { Types = [] }));
        Assert.Equal(Counted(ofAnyType.Select(home => SnakeCase.Of($"{home.Type}"))), Sorted(facets.Types));
        Assert.Equal(Looked(slow.That(search with { IsInstant = true })).Count, facets.Instant);
        var atAnyPrice = Looked(slow.That(search with { MinPrice = null, MaxPrice = null }));
        Assert.Equal(atAnyPrice.Count, facets.Prices.Sum(bar => bar.Count));

        List<Listing> Looked(IEnumerable<ExpectedHome> homes) =>
            [.. homes.Where(home => looked.ContainsKey(home.Id)).Select(home => looked[home.Id])];
    }

    private static SortedDictionary<string, int> Counted(IEnumerable<string> names) =>
        new(names.CountBy(name => name).ToDictionary(), StringComparer.Ordinal);

    private static SortedDictionary<string, int> Sorted(IReadOnlyDictionary<string, int> counts) =>
        new(counts.ToDictionary(), StringComparer.Ordinal);

    private static void Agrees(
        HomeSearch search,
        IReadOnlyList<ExpectedHome> expected,
        List<FoundHome> found,
        bool inOrder
    )
    {
        var keyed = found.ToDictionary(home => home.Id);
        Assert.Equal(expected.Count, keyed.Count);
        foreach (var home in expected)
        {
            Assert.True(keyed.TryGetValue(home.Id, out var same), $"{home.Id} is missing");
            Assert.Equal((home.Stay?.CheckIn, home.Stay?.CheckOut), (same.CheckIn, same.CheckOut));
            Assert.Equal(home.Total, same.Total);
            Assert.Equal(home.Key, same.SortKey, search.Sort is HomeSort.Distance ? 1.0 : 0.0);
        }
        // Distances are rounded here and there: they are in order by what the database says.
        if (search.Sort is HomeSort.Distance)
            Assert.Equal(found.OrderBy(home => home.SortKey).ThenBy(home => home.Id.ToString("N")), found);
        else if (inOrder)
            Assert.Equal(expected.Select(home => home.Id), found.Select(home => home.Id));
    }
}
