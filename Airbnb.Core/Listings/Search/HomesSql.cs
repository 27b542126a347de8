namespace Airbnb.Core.Listings.Search;

/// <summary>What all queries of a search are made of.</summary>
internal sealed class HomesSql(SearchFacts facts)
{
    private readonly HomeSearch search = facts.Search;

    public FormattableString Columns =>
        $"""
            l.id AS "Id", l.title AS "Title", l.type AS "TypeText",
            l.place_city AS "City", l.place_region AS "Region", l.place_country AS "Country",
            l.public_latitude AS "Latitude", l.public_longitude AS "Longitude",
            l.capacity AS "Capacity", l.bedrooms AS "Bedrooms", l.beds AS "Beds", l.bathrooms AS "Bathrooms",
            l.booking_mode AS "ModeText", l.rating AS "Rating", l.review_count AS "ReviewCount",
            l.superhost AS "IsSuperhost", l.cover_photo AS "CoverPhoto",
            l.rates_currency AS "Currency", l.rates_base AS "BasePrice",
            {(search.Stays is null ? NoStay : OneStay)},
            {(search.Near is { } near ? MapSql.Distance(near.Centre) : $"NULL::bigint")} AS "DistanceMetres"
            """;

    /// <summary>What indexes of places and words look up; for searches that few homes come into question for.</summary>
    public IEnumerable<FormattableString> LookedUp => [.. Open, .. Place(MapSql.In), .. Words];

    /// <summary>The same conditions, where the index of an order serves better.</summary>
    public IEnumerable<FormattableString> Within => [.. Open, .. Place(MapSql.Within), .. Words];

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

    public FormattableString Scale =>
        IsScaled ? $"JOIN {ScaleRows} ON scale.currency::char(3) = l.rates_currency" : Nothing;

    /// <summary>One row for each currency.</summary>
    public FormattableString ScaleRows =>
        $"""
            unnest(
                {facts.Currencies.Select(currency => currency.Currency).ToArray()},
                {facts.Currencies.Select(currency => currency.Factor).ToArray()},
                {facts.Currencies.Select(currency => currency.Least).ToArray()},
                {facts.Currencies.Select(currency => currency.Most).ToArray()})
                AS scale(currency, factor, least, most)
            """;

    public FormattableString Stay => search.Stays is { } stays ? new StaySql(stays, facts.Now).First : Nothing;

    public FormattableString Total =>
        search.Stays is null ? Nothing : new StayPriceSql(facts.Fees, search.Party, facts.Now).Total;

    private bool IsScaled => search.IsByPrice || (search.HasPriceBounds && search.Currency is not null);

    private IEnumerable<FormattableString> Words => new WordSql(facts.Words, facts.ExactWords).Conditions;

    private IEnumerable<FormattableString> Open =>
        [$"l.status = 'published'", $"(l.suspended_until IS NULL OR l.suspended_until <= {facts.Now})"];

    private IEnumerable<FormattableString> Place(Func<MapBox, FormattableString> within)
    {
        if (search.Box is { } box)
            yield return within(box);
        if (search.Near is var (centre, metres))
            yield return $"{within(MapSql.Around(centre, metres))} AND {MapSql.Distance(centre)} <= {metres}";
    }

    private static FormattableString Nothing => $"";

    private static FormattableString NoStay =>
        $"""NULL::date AS "CheckIn", NULL::date AS "CheckOut", NULL::bigint AS "Total" """;

    private static FormattableString OneStay =>
        $"""stay.check_in AS "CheckIn", stay.check_out AS "CheckOut", price.total AS "Total" """;
}
