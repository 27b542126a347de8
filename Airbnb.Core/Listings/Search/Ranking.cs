namespace Airbnb.Core.Listings.Search;

/// <summary>
/// What homes are sorted by, in SQL. Homes of the same key go by their id, so that a page begins exactly where the last
/// one ended.
/// </summary>
/// <param name="Key">Of the home <c>l</c>.</param>
/// <param name="Cast">The key's type: a key that comes back in a cursor is a number of any type.</param>
internal sealed record Ranking(FormattableString Key, bool Falls, string Cast = "float8")
{
    /// <summary>Ids grow with time, so they alone will do.</summary>
    public static readonly Ranking ByAge = new($"0", Falls: true);

    public static Ranking ByNight(bool falls) => new($"l.rates_base * scale.factor", falls);

    public static Ranking Of(SearchFacts facts)
    {
        var search = facts.Search;
        return search.Sort switch
        {
            HomeSort.Price or HomeSort.PriceDescending when search.Stays is not null => new Ranking(
                $"price.total * scale.factor",
                search.Sort is HomeSort.PriceDescending
            ),
            HomeSort.Price or HomeSort.PriceDescending => ByNight(search.Sort is HomeSort.PriceDescending),
            HomeSort.Distance => new Ranking(MapSql.Distance(search.Near!.Centre), Falls: false, "bigint"),
            HomeSort.Rating => new Ranking($"coalesce(l.rating, 0)", Falls: true, "int"),
            HomeSort.Relevance => new Ranking(new WordSql(facts.Words).Exact, Falls: true, "int"),
            _ => ByAge,
        };
    }

    public FormattableString Order => OrderBy(Key, $"l.id");

    /// <summary>The same, where the key was computed before.</summary>
    public FormattableString OrderBy(FormattableString key, FormattableString id) =>
        IsByAge ? $"{id} DESC"
        : Falls ? $"{key} DESC, {id} DESC"
        : (FormattableString)$"{key}, {id}";

    public FormattableString Beyond(double key, Guid id) =>
        IsByAge ? $"l.id < {id}"
        : Falls ? $"({Key}, l.id) < ({Typed(key)}, {id})"
        : (FormattableString)$"({Key}, l.id) > ({Typed(key)}, {id})";

    private bool IsByAge => this == ByAge;

    private FormattableString Typed(double key) =>
        Cast switch
        {
            "int" => $"{(int)key}",
            "bigint" => $"{(long)key}",
            _ => $"{key}",
        };
}
