namespace Airbnb.Core.Listings.Search;

/// <summary>How many homes come into question.</summary>
internal enum Plenty
{
    /// <summary>So few that even the prices of their stays can all be compared.</summary>
    Few,

    /// <summary>All can be looked up and put in order.</summary>
    Some,

    /// <summary>Indexes have to give the order.</summary>
    Many,
}

/// <summary>The queries behind a search, in the shape that suits how many homes come into question.</summary>
internal sealed class SearchSql(SearchFacts facts, Plenty plenty)
{
    private readonly HomeSearch search = facts.Search;
    private readonly HomesSql homes = new(facts);
    private readonly Ranking ranking = Ranking.Of(facts);

    /// <summary>
    /// How many homes come into question but for their calendars, by a look at one page of homes in a hundred: enough to
    /// tell a continent from a town, and faster than to count.
    /// </summary>
    public SqlText Guess() =>
        new SqlText().Add(
            $"""
            SELECT 100 * count(*)::int
            FROM (SELECT * FROM listings TABLESAMPLE SYSTEM (1) REPEATABLE (1)) AS l {homes.Scale}
            WHERE {SqlText.All([.. homes.Within, .. homes.Wishes, .. NightBounds])}
            """
        );

    /// <summary>Those whose stays have to be compared, all of them.</summary>
    public SqlText OfAll() =>
        Query($"(SELECT l.* FROM listings l WHERE {SqlText.All([.. Place, .. homes.Wishes])} OFFSET 0) AS l", Beyond);

    /// <summary>Of so many homes in order. Calendars are only looked at as far as need be.</summary>
    public SqlText OfBand(int size, BandStart? start) =>
        search.IsByStay
            ? Query($"({Band(size, start)}) AS band {ById}", Beyond)
            : Query($"({Band(size, start)}) AS band {ById}", [], inOrder: true);

    /// <summary>The last home of a full band, behind which the next begins.</summary>
    public SqlText EndOfBand(int size, BandStart? start) =>
        new SqlText().Add(
            $"""
            SELECT band.key::float8 AS "Key", band.id AS "Id" FROM ({Band(size, start)}) AS band
            ORDER BY {Order.OrderBy($"band.key", $"band.id")} OFFSET {size - 1}
            """
        );

    /// <summary>What bands go by: there is no index of the prices of stays.</summary>
    private Ranking Order => search.IsByPrice ? Ranking.ByNight(search.Sort is HomeSort.PriceDescending) : ranking;

    private IEnumerable<FormattableString> Place => plenty is Plenty.Many ? homes.Within : homes.LookedUp;

    private IEnumerable<FormattableString> NightBounds => search.Stays is null ? homes.PriceBounds : [];

    private IEnumerable<FormattableString> StayBounds => search.Stays is null ? [] : homes.PriceBounds;

    private IEnumerable<FormattableString> Beyond =>
        search.After is { } after ? [ranking.Beyond(after.Key, after.Id)] : [];

    /// <param name="inOrder">The band has the keys, in order.</param>
    private SqlText Query(FormattableString from, IEnumerable<FormattableString> where, bool inOrder = false)
    {
        var (key, id) = inOrder ? ($"band.key", $"band.id") : (ranking.Key, (FormattableString)$"l.id");
        return new SqlText()
            .Add($"SELECT {homes.Columns}, ({key})::float8 AS \"SortKey\"")
            .Add($"FROM {from} {homes.Scale} {homes.Stay} {homes.Total}")
            .Add($"WHERE {SqlText.All([.. where, .. StayBounds])}")
            .Add($"ORDER BY {ranking.OrderBy(key, id)} LIMIT {search.Limit + 1}");
    }

    /// <summary>Each home anew, in the order of those that were chosen.</summary>
    private static FormattableString ById =>
        $"CROSS JOIN LATERAL (SELECT * FROM listings WHERE id = band.id OFFSET 0) AS l";

    private FormattableString Band(int size, BandStart? start) =>
        plenty is not Plenty.Many ? LookedUp(size, start)
        : search.IsByPrice ? ByCurrency(size, start)
        : InOrder(size, start);

    /// <summary><c>OFFSET 0</c> keeps Postgres from the index of an order, which it might read to its end in vain.</summary>
    private FormattableString LookedUp(int size, BandStart? start) =>
        $"""
            SELECT l.id, l.key FROM (
                SELECT l.id, {Order.Key} AS key FROM listings l {homes.Scale}
                WHERE {SqlText.All([.. Chosen, .. BeyondBand(start)])} OFFSET 0) AS l
            ORDER BY {Order.OrderBy($"l.key", $"l.id")} LIMIT {size}
            """;

    private FormattableString InOrder(int size, BandStart? start) =>
        $"""
            SELECT l.id, {Order.Key} AS key FROM listings l {homes.Scale}
            WHERE {SqlText.All([.. Chosen, .. BeyondBand(start)])}
            ORDER BY {Order.Order} LIMIT {size}
            """;

    /// <summary>Each currency has its homes in order already, and gives as many as the band may need.</summary>
    private FormattableString ByCurrency(int size, BandStart? start)
    {
        List<FormattableString> where =
        [
            .. Chosen,
            .. BeyondBand(start),
            $"l.rates_currency = scale.currency::char(3)",
        ];
        if (start is var (key, _))
            where.Add(BeyondInIndex(key));
        return $"""
            SELECT l.id, l.key FROM {homes.ScaleRows} CROSS JOIN LATERAL (
                SELECT l.id, {Order.Key} AS key FROM listings l WHERE {SqlText.All(where)}
                ORDER BY {Order.OrderBy($"l.rates_base", $"l.id")} LIMIT {size}) AS l
            ORDER BY {Order.OrderBy($"l.key", $"l.id")} LIMIT {size}
            """;
    }

    private IEnumerable<FormattableString> Chosen => [.. Place, .. homes.Wishes, .. NightBounds];

    private IEnumerable<FormattableString> BeyondBand(BandStart? start) =>
        start is var (key, id) ? [Order.Beyond(key, id)] : [];

    /// <summary>Says no more than the exact bound, but what the index understands.</summary>
    private FormattableString BeyondInIndex(double key) =>
        Order.Falls
            ? $"l.rates_base <= ({key} / scale.factor)::bigint + 1"
            : (FormattableString)$"l.rates_base >= ({key} / scale.factor)::bigint - 1";
}
