using Airbnb.Core.Calendar;

namespace Airbnb.Core.Listings.Search;

/// <summary>The query behind a search.</summary>
internal static class SearchSql
{
    public static SqlText For(HomeSearch search, DateTimeOffset now)
    {
        var sort = SortOf(search);
        var sql = new SqlText().Add(
            $"""
            SELECT id AS "Id", title AS "Title", type AS "TypeText",
                place_city AS "City", place_region AS "Region", place_country AS "Country",
                public_latitude AS "Latitude", public_longitude AS "Longitude",
                capacity AS "Capacity", bedrooms AS "Bedrooms", beds AS "Beds",
                rates_currency AS "Currency", rates_base AS "BasePrice",
                {DistanceOf(search)} AS "DistanceMetres", {sort.Key} AS "SortKey"
            FROM listings l
            WHERE status = 'published' AND (suspended_until IS NULL OR suspended_until <= {now})
            """
        );
        AddPlace(sql, search);
        AddWishes(sql, search);
        if (search.Dates is { } dates)
            AddDates(sql, dates, now);
        if (search.After is { } after)
            sql.Add($"AND {sort.Beyond(after)}");
        return sql.Add($"ORDER BY {sort.Order} LIMIT {search.Limit + 1}");
    }

    private static void AddPlace(SqlText sql, HomeSearch search)
    {
        if (search.Box is { } box)
            sql.Add($"AND {MapSql.In(box)}");
        if (search.Near is var (centre, metres))
            sql.Add($"AND {MapSql.In(MapSql.Around(centre, metres))} AND {MapSql.Distance(centre)} <= {metres}");
    }

    private static void AddWishes(SqlText sql, HomeSearch search)
    {
        if (search.Words is { } words)
            sql.Add(
                $"AND (search_text %> {words} OR to_tsvector('simple', search_text) @@ plainto_tsquery('simple', {words}))"
            );
        if (search.Guests is { } guests)
            sql.Add($"AND capacity >= {guests}");
        if (search.MinPrice is { } least)
            sql.Add($"AND rates_base >= {least}");
        if (search.MaxPrice is { } most)
            sql.Add($"AND rates_base <= {most}");
        if (search.Currency is { } currency)
            sql.Add($"AND rates_currency = {currency}");
    }

    /// <summary>The rules of <see cref="StayRules"/> that dates alone decide, in SQL; a test holds the two together.</summary>
    private static void AddDates(SqlText sql, StayDates dates, DateTimeOffset now)
    {
        FormattableString here = $"timezone(place_time_zone, {now})";
        FormattableString first = $"""
            {here}::date + CASE WHEN terms_advance_notice_days = 0 AND {here}::time >= terms_same_day_until
                           THEN 1 ELSE terms_advance_notice_days END
            """;
        sql.Add(
            $"""
            AND {dates.Nights} BETWEEN terms_min_nights AND terms_max_nights
            AND terms_arrival_days & {BitOf(dates.CheckIn)} <> 0 AND terms_departure_days & {BitOf(dates.CheckOut)} <> 0
            AND {dates.CheckIn} >= {first}
            AND {dates.CheckOut} <= ({here}::date + make_interval(months => terms_window_months))::date
            AND NOT EXISTS (SELECT FROM occupied o WHERE o.listing_id = l.id AND o.nights && {dates.ToRange()})
            AND NOT EXISTS (SELECT FROM occupied o WHERE o.listing_id = l.id
                AND o.padded && daterange({dates.CheckIn}, {dates.CheckOut} + terms_preparation_nights))
            """
        );
    }

    private static short BitOf(DateOnly day) => Weekdays.Of([day.DayOfWeek]).Bits;

    private static FormattableString DistanceOf(HomeSearch search) =>
        search.Near is { } near ? MapSql.Distance(near.Centre) : $"NULL::bigint";

    private static Sorting SortOf(HomeSearch search) =>
        search.Sort switch
        {
            HomeSort.Price => new Sorting($"rates_base", Falls: false),
            HomeSort.PriceDescending => new Sorting($"rates_base", Falls: true),
            HomeSort.Distance => new Sorting(DistanceOf(search), Falls: false),
            HomeSort.Relevance => new Sorting(
                $"(1000 * word_similarity({search.Words!}, search_text))::bigint",
                Falls: true
            ),
            _ => Sorting.ByAge,
        };

    /// <summary>Homes of the same key go by their id, so that a page begins exactly where the last one ended.</summary>
    private sealed record Sorting(FormattableString Key, bool Falls)
    {
        /// <summary>Ids grow with time, so they alone will do.</summary>
        public static readonly Sorting ByAge = new($"0::bigint", Falls: true);

        public FormattableString Order =>
            this == ByAge ? $"id DESC"
            : Falls ? (FormattableString)$"{Key} DESC, id DESC"
            : $"{Key}, id";

        public FormattableString Beyond(SearchPoint last) =>
            this == ByAge ? $"id < {last.Id}"
            : Falls ? (FormattableString)$"({Key}, id) < ({last.Key}, {last.Id})"
            : $"({Key}, id) > ({last.Key}, {last.Id})";
    }
}
