namespace Airbnb.Core.Listings.Search;

/// <summary>
/// Counts what a search finds, up to a limit. Each facet is counted as if it were not asked for itself, so that guests
/// see what else they could choose.
/// </summary>
internal sealed class FacetSql(SearchFacts facts, Plenty plenty, int most)
{
    private const int Bars = 20;

    private readonly HomeSearch search = facts.Search;

    /// <summary>Without the wishes that are facets, which are looked at one by one.</summary>
    private readonly HomesSql homes = new(facts with { Search = facts.Search with { Types = [], IsInstant = false } });

    public SqlText Query =>
        new SqlText().Add(
            $"""
            WITH looked AS MATERIALIZED ({Looked}),
            seen AS MATERIALIZED ({Seen}),
            found AS (SELECT * FROM seen WHERE of_type AND of_mode AND of_price),
            priced AS (
                SELECT price, min(price) OVER () AS low, max(price) OVER () + 1 AS high FROM seen
                WHERE of_type AND of_mode)
            SELECT 'looked' AS "Kind", NULL AS "Name", count(*)::int AS "Count", NULL::float8 AS "From", NULL::float8 AS "To"
            FROM looked
            UNION ALL SELECT 'found', NULL, count(*)::int, NULL, NULL FROM found
            UNION ALL SELECT 'type', type, count(*)::int, NULL, NULL FROM seen WHERE of_mode AND of_price GROUP BY type
            UNION ALL SELECT 'instant', NULL, count(*)::int, NULL, NULL FROM seen WHERE of_type AND instant AND of_price
            UNION ALL SELECT 'amenity', name, count(*)::int, NULL, NULL FROM found, unnest(amenities) AS name GROUP BY name
            UNION ALL SELECT 'price', NULL, count(*)::int, low + (high - low) * (bar - 1) / {Bars},
                low + (high - low) * bar / {Bars}
            FROM (SELECT low, high, width_bucket(price, low, high, {Bars}) AS bar FROM priced) AS bars
            GROUP BY bar, low, high
            """
        );

    private FormattableString Seen =>
        $"""
            SELECT l.type, l.amenities, {WishSql.Instant} AS instant,
                {(search.Types.Count > 0 ? WishSql.OneOf(search.Types) : Anything)} AS of_type,
                {(search.IsInstant ? WishSql.Instant : Anything)} AS of_mode,
                {SqlText.All(homes.PriceBounds)} AS of_price,
                {(search.Stays is null ? $"l.rates_base" : (FormattableString)$"price.total")} * scale.factor AS price
            FROM (SELECT * FROM listings WHERE id = ANY (ARRAY(SELECT id FROM looked)) OFFSET 0) AS l
                {homes.Scale} {homes.Stay} {homes.Total}
            """;

    /// <summary>The newest, when there are too many.</summary>
    private FormattableString Looked => $"SELECT id FROM ({Chosen}) AS l ORDER BY id DESC LIMIT {most + 1}";

    private FormattableString Chosen =>
        plenty is Plenty.Many
            ? $"SELECT l.id FROM listings l WHERE {SqlText.All([.. homes.Within, .. homes.Wishes])}"
            : (FormattableString)
                $"SELECT l.id FROM listings l WHERE {SqlText.All([.. homes.LookedUp, .. homes.Wishes])} OFFSET 0";

    private static FormattableString Anything => $"true";
}
