namespace Airbnb.Core.Listings.Search;

/// <summary>What all queries of a search are made of.</summary>
internal sealed class HomesSql(SearchFacts facts)
{
    private readonly HomeSearch search = facts.Search;

    public FormattableString Columns =>
        $"""
            l.id AS "Id", l.title AS "Title", l.type AS "Type",
            l.place_city AS "City", l.place_region AS "Region", l.place_country AS "Country",
            l.public_latitude AS "Latitude", l.public_longitude AS "Longitude",
            l.capacity AS "Capacity", l.bedrooms AS "Bedrooms", l.beds AS "Beds", l.bathrooms AS "Bathrooms",
            l.booking_mode AS "Mode", l.rating AS "Rating", l.review_count AS "ReviewCount",
            l.superhost AS "IsSuperhost", l.cover_photo AS "CoverPhoto",
            l.rates_currency AS "Currency", l.rates_base AS "BasePrice",
            {(search.Stays is null ? NoStay : OneStay)},
            {(search.Near is { } near ? MapSql.Distance(near.Centre) : $"NULL::bigint")} AS "DistanceMetres"
            """;

    /// <summary>Homes in the place that have the words, by their indexes: when not too many come into question.</summary>
    public IEnumerable<FormattableString> LookedUp => IsSpread ? Within : [.. Open, .. In(MapSql.In), .. Words];

    /// <summary>The same, where the index of an order serves better.</summary>
    public IEnumerable<FormattableString> Within => [.. Open, .. In(MapSql.Within), .. Words];

    public IEnumerable<FormattableString> Wishes => WishSql.Of(search);

    /// <summary>Of the whole stay, or of a night.</summary>
    public IEnumerable<FormattableString> PriceBounds
    {
        get
        {
            var price = search.Stays is null ? (FormattableString)$"l.rates_base" : $"price.total";
            if (!search.HasPriceBounds)
                return [];
            return search.Currency is null
                ? [$"{price} BETWEEN {search.MinPrice ?? 0} AND {search.MaxPrice ?? long.MaxValue}"]
                : [$"{price} BETWEEN scale.least AND scale.most"];
        }
    }

    /// <summary>How the home's currency compares with the others.</summary>
    public FormattableString Scale =>
        $"""
            CROSS JOIN LATERAL (SELECT
                ({Factors})[{At}] AS factor, ({Least})[{At}] AS least, ({Most})[{At}] AS most) AS scale
            """;

    /// <summary>One row for each currency.</summary>
    public FormattableString ScaleRows =>
        $"unnest({Codes}, {Factors}, {Least}, {Most}) AS scale(currency, factor, least, most)";

    public FormattableString Stay => search.Stays is { } stays ? new StaySql(stays, facts.Now).First : Nothing;

    public FormattableString Total =>
        search.Stays is null ? Nothing : new StayPriceSql(facts.Fees, search.Party, facts.Now).Total;

    private string[] Codes => [.. facts.Currencies.Select(currency => currency.Currency)];
    private double[] Factors => [.. facts.Currencies.Select(currency => currency.Factor)];
    private long[] Least => [.. facts.Currencies.Select(currency => currency.Least)];
    private long[] Most => [.. facts.Currencies.Select(currency => currency.Most)];
    private FormattableString At => $"array_position({Codes}, l.rates_currency::text)";

    private IEnumerable<FormattableString> Words => new WordSql(facts.Words, facts.ExactWords).Conditions;

    private IEnumerable<FormattableString> Open =>
        [$"l.status = 'published'", $"(l.suspended_until IS NULL OR l.suspended_until <= {facts.Now})"];

    private IEnumerable<FormattableString> In(Func<MapBox, FormattableString> within)
    {
        if (search.Box is { } box)
            yield return within(box);
        if (search.Near is var (centre, metres))
            yield return $"{within(MapSql.Around(centre, metres))} AND {MapSql.Distance(centre)} <= {metres}";
    }

    /// <summary>Other indexes tell more than that of a place that is larger than most countries.</summary>
    private bool IsSpread =>
        (facts.Words.Count > 0 || search.Amenities.Count > 0 || search.Accessibility.Count > 0)
        && (search.Near is { Metres: > 1_000_000 } || search.Box is { IsLarge: true });

    private static FormattableString Nothing => $"";

    private static FormattableString NoStay =>
        $"""NULL::date AS "CheckIn", NULL::date AS "CheckOut", NULL::bigint AS "Total" """;

    private static FormattableString OneStay =>
        $"""stay.check_in AS "CheckIn", stay.check_out AS "CheckOut", price.total AS "Total" """;
}
