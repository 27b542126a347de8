using Airbnb.Core.Pricing;

namespace Airbnb.Core.Listings.Search;

/// <summary>A search, with all that its query needs to know besides.</summary>
/// <param name="Words">What the words of the search stand for.</param>
/// <param name="Fees">As they are now.</param>
internal sealed record SearchFacts(
    HomeSearch Search,
    IReadOnlyList<WordWithLikes> Words,
    IReadOnlyList<ComparedCurrency> Currencies,
    FeeOptions Fees,
    DateTimeOffset Now
)
{
    /// <summary>How many of the words homes must have exactly as they were said; any number when null.</summary>
    public int? ExactWords { get; init; }
}

/// <summary>The query behind a search, in the shape that suits how many homes come into question.</summary>
internal sealed class SearchSql(SearchFacts facts)
{
    private readonly HomeSearch search = facts.Search;
    private readonly HomesSql homes = new(facts);
    private readonly Ranking ranking = Ranking.Of(facts);

    /// <summary>How many homes indexes find by place and words, up to a limit.</summary>
    public SqlText CountUpTo(int most) =>
        new SqlText().Add(
            $"""
            SELECT count(*)::int AS "Value"
            FROM (SELECT FROM listings l WHERE {SqlText.All(homes.LookedUp)} LIMIT {most}) AS l
            """
        );

    /// <summary>For few homes: all are looked up and put in order. Stays are only looked at as far as need be.</summary>
    public SqlText OfFew() =>
        search.IsByPrice && search.Stays is not null
            ? Query(
                $"(SELECT l.* FROM listings l WHERE {SqlText.All([.. homes.LookedUp, .. homes.Wishes])} OFFSET 0) AS l",
                [.. homes.PriceBounds, .. Beyond]
            )
            : Query(
                $"""
                (SELECT l.id, {ranking.Key} AS key FROM listings l {homes.Scale}
                    WHERE {SqlText.All([.. homes.LookedUp, .. homes.Wishes, .. Beyond])}
                    ORDER BY {ranking.Order} OFFSET 0) AS few {ById("few")}
                """,
                homes.PriceBounds,
                inOrder: "few"
            );

    /// <summary>For many homes: an index that has them in order is read until there are enough.</summary>
    public SqlText OfMany() =>
        Query($"listings l", [.. homes.Within, .. homes.Wishes, .. homes.PriceBounds, .. Beyond]);

    /// <summary>For many homes by their nightly price: read currency by currency.</summary>
    public SqlText OfManyByNight() =>
        Query(
            $"({Band(search.Limit + 1, search.After is { } after ? new BandStart(after.Key, after.Id) : null)}) AS band {ById("band")}",
            []
        );

    /// <summary>For many homes by the price of the whole stay: so many of them, from a nightly price on.</summary>
    public SqlText OfBand(int size, BandStart? start) =>
        Query($"({Band(size, start)}) AS band {ById("band")}", [.. homes.PriceBounds, .. Beyond]);

    /// <summary>The last home of a full band, behind which the next begins.</summary>
    public SqlText EndOfBand(int size, BandStart? start) =>
        new SqlText().Add(
            $"""
            SELECT band.key AS "Key", band.id AS "Id" FROM ({Band(size, start)}) AS band
            ORDER BY {Night.OrderBy($"band.key", $"band.id")} OFFSET {size - 1}
            """
        );

    private Ranking Night => Ranking.ByNight(search.Sort is HomeSort.PriceDescending);

    private IEnumerable<FormattableString> Beyond =>
        search.After is { } after ? [ranking.Beyond(after.Key, after.Id)] : [];

    /// <param name="inOrder">What has the keys, in order, when they were computed before.</param>
    private SqlText Query(FormattableString from, IEnumerable<FormattableString> where, string? inOrder = null)
    {
        var key = inOrder is null ? ranking.Key : SqlText.Name($"{inOrder}.key");
        var id = inOrder is null ? $"l.id" : SqlText.Name($"{inOrder}.id");
        return new SqlText()
            .Add($"SELECT {homes.Columns}, ({key})::float8 AS \"SortKey\"")
            .Add($"FROM {from} {homes.Scale} {homes.Stay} {homes.Total}")
            .Add($"WHERE {SqlText.All(where)}")
            .Add($"ORDER BY {ranking.OrderBy(key, id)} LIMIT {search.Limit + 1}");
    }

    /// <summary>Each home anew, in the order of those that were chosen.</summary>
    private static FormattableString ById(string chosen) =>
        $"CROSS JOIN LATERAL (SELECT * FROM listings WHERE id = {SqlText.Name(chosen)}.id OFFSET 0) AS l";

    /// <summary>
    /// Homes in the order of their nightly price. Each currency has them in order already, and gives as many as the
    /// band may need.
    /// </summary>
    private FormattableString Band(int size, BandStart? start)
    {
        List<FormattableString> where =
        [
            .. homes.Within,
            .. homes.Wishes,
            $"l.rates_currency = scale.currency::char(3)",
        ];
        if (search.Stays is null)
            where.AddRange(homes.PriceBounds);
        if (start is var (key, id))
            where.AddRange([Night.Beyond(key, id), BeyondInIndex(key)]);
        return $"""
            SELECT l.id, l.key FROM {homes.ScaleRows} CROSS JOIN LATERAL (
                SELECT l.id, {Night.Key} AS key FROM listings l WHERE {SqlText.All(where)}
                ORDER BY {Night.OrderBy($"l.rates_base", $"l.id")} LIMIT {size}) AS l
            ORDER BY {Night.OrderBy($"l.key", $"l.id")} LIMIT {size}
            """;
    }

    /// <summary>Says no more than the exact bound, but what the index understands.</summary>
    private FormattableString BeyondInIndex(double key) =>
        Night.Falls
            ? $"l.rates_base <= ({key} / scale.factor)::bigint + 1"
            : (FormattableString)$"l.rates_base >= ({key} / scale.factor)::bigint - 1";
}
