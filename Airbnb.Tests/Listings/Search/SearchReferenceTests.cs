using System.Globalization;
using Airbnb.Core.Listings.Search;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Listings.Search;

/// <summary>
/// The search in SQL against a slow one in memory, over random homes, calendars and searches.
/// <c>SEARCHES=5000 HOMES=3000</c> tries more of them.
/// </summary>
public sealed class SearchReferenceTests(SharedStack stack) : IClassFixture<SharedStack>, IAsyncLifetime
{
    private static readonly SearchOptions Usual = new();

    /// <summary>As if there were too many homes to look them all up.</summary>
    private static readonly SearchOptions Crowded = new()
    {
        Few = 3,
        Band = 37,
        Counted = 50,
    };

    private SearchDatabase database = null!;
    private SlowSearch slow = null!;

    [Fact]
    public void Every_search_finds_what_the_slow_one_finds_in_order_and_page_by_page() =>
        Try(search => Agrees(search, slow.That(search), database.All(search, Usual), inOrder: true));

    [Fact]
    public void Among_too_many_homes_the_same_are_found() =>
        Try(search =>
            Agrees(
                search,
                slow.That(search),
                database.All(search, Crowded),
                inOrder: search is not { Sort: HomeSort.Price or HomeSort.PriceDescending, Stays: not null }
            )
        );

    public async Task InitializeAsync()
    {
        database = await SearchDatabase.With(AnyHome.Home.Sample(Number("HOMES", 400)), stack.App);
        slow = new SlowSearch(database);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    private static void Try(Func<HomeSearch, bool> agrees) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Number("SEARCHES", 150)),
            Prop.ForAll(AnySearch.Search.ToArbitrary(), agrees)
        );

    private static int Number(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : usual;

    private static bool Agrees(
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
        return true;
    }
}
