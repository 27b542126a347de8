using Airbnb.Core.Pricing;

namespace Airbnb.Core.Listings.Search;

/// <summary>
/// What a stay costs, in SQL: <see cref="StayPrice"/> for many homes at once. It reads the home <c>l</c> and the days
/// of <c>stay</c>, and gives <c>price.total</c>. Tests hold the two together to the cent.
/// </summary>
/// <param name="Fees">As they are now.</param>
internal sealed record StayPriceSql(FeeOptions Fees, Party Party, DateTimeOffset Now)
{
    private static readonly string[] WithoutMinorUnit =
    [
        .. Currencies.All.Where(currency => Currencies.MinorUnits(currency) == 1),
    ];

    /// <summary>A Sunday before all days of stays: weeks are counted from it.</summary>
    private static readonly DateOnly Sunday = new(1999, 12, 26);

    /// <summary>
    /// From the inside out: the nights, the offer, what nights of their own price add, the subtotal, the total.
    /// <c>OFFSET 0</c> keeps Postgres from computing a value again wherever it is read.
    /// </summary>
    public FormattableString Total =>
        $"""
            CROSS JOIN LATERAL (
                SELECT sum.subtotal + {Share($"sum.subtotal * {Fees.GuestFee}")}
                    + {Share($"sum.subtotal * l.rates_tax_rate")} + {Taxes} AS total
                FROM (SELECT offer.nights, {Subtotal} AS subtotal FROM (
                    SELECT offer.*, {Particular} AS particular FROM (
                        SELECT plain.*, {Discount} AS discount FROM (
                            SELECT stay.check_out - stay.check_in AS nights,
                                {WeekendsBefore($"stay.check_out")} - {WeekendsBefore(
                $"stay.check_in"
            )} AS weekend_nights,
                                coalesce(l.rates_weekend, l.rates_base) AS weekend,
                                CASE WHEN l.rates_currency = ANY ({WithoutMinorUnit}) THEN {Fees.FloorIn("JPY")}
                                     ELSE {Fees.FloorIn("EUR")} END AS floor
                            OFFSET 0) AS plain
                        OFFSET 0) AS offer
                    OFFSET 0) AS offer
                OFFSET 0) AS sum
            OFFSET 0) AS price
            """;

    private FormattableString Subtotal =>
        $"""
            (offer.nights - offer.weekend_nights) * l.rates_base + offer.weekend_nights * offer.weekend
                + offer.particular[1]
            - {Share($"""
                (offer.nights - offer.weekend_nights) * {Off($"l.rates_base")}
                + offer.weekend_nights * {Off($"offer.weekend")} + offer.particular[2]
                """)}
            + CASE WHEN offer.nights <= 2 THEN coalesce(l.rates_short_stay_cleaning_fee, l.rates_cleaning_fee)
                   ELSE l.rates_cleaning_fee END
            + l.rates_extra_guest_fee * greatest(0, {Party.Guests} - l.rates_included_guests) * offer.nights
            + CASE WHEN {Party.Pets} > 0 THEN l.rates_pet_fee ELSE 0 END
            """;

    /// <summary>The best offer, in basis points off the nights.</summary>
    private FormattableString Discount =>
        $"""
            greatest(0,
                CASE WHEN plain.nights >= {Offers.Month} THEN l.rates_monthly_discount END,
                CASE WHEN plain.nights >= {Offers.Week} THEN l.rates_weekly_discount END,
                CASE WHEN l.rates_length_discounts <> '[]' THEN (
                    SELECT max(o.discount) FROM jsonb_to_recordset(l.rates_length_discounts) AS o(nights int, discount int)
                    WHERE o.nights <= plain.nights) END,
                CASE WHEN (l.rates_early_bird ->> 'days')::int <= {DaysAhead}
                     THEN (l.rates_early_bird ->> 'discount')::int END,
                CASE WHEN (l.rates_last_minute ->> 'days')::int >= {DaysAhead}
                     THEN (l.rates_last_minute ->> 'discount')::int END,
                CASE WHEN l.rates_new_listing_promotion AND {EarlierBookings} < {Offers.FirstBookings}
                     THEN {Offers.Promotion} END)
            """;

    private FormattableString DaysAhead => $"stay.check_in - timezone(l.place_time_zone, {Now})::date";

    /// <summary>As <see cref="PriceStay"/> counts them.</summary>
    private static FormattableString EarlierBookings =>
        $"""
            (SELECT count(*) FROM (
                SELECT FROM bookings b WHERE b.listing_id = l.id
                AND (b.confirmed_at IS NOT NULL OR b.status IN ('held', 'requested', 'capturing'))
                LIMIT {Offers.FirstBookings}) AS earlier)
            """;

    /// <summary>
    /// By how much nights with a price of their own, and what the offer takes off them, differ from what would be
    /// without it. Most homes have none.
    /// </summary>
    private static FormattableString Particular =>
        $"""
            CASE WHEN EXISTS (SELECT {OwnPrices}) THEN (
                SELECT ARRAY[
                    coalesce(sum(night.amount - night.plain), 0)::bigint,
                    coalesce(sum({Off($"night.amount")} - {Off($"night.plain")}), 0)::bigint]
                FROM (
                    SELECT DISTINCT ON (day) own.amount,
                        CASE WHEN extract(dow FROM stay.check_in + day) IN (5, 6) THEN offer.weekend
                             ELSE l.rates_base END AS plain
                    FROM (SELECT p.nights, p.kind, p.amount {OwnPrices}) AS own CROSS JOIN LATERAL generate_series(
                        greatest(lower(own.nights), stay.check_in) - stay.check_in,
                        least(upper(own.nights), stay.check_out) - stay.check_in - 1) AS day
                    ORDER BY day, own.kind) AS night)
            ELSE ARRAY[0, 0]::bigint[] END
            """;

    /// <summary><c>ANY</c> keeps Postgres off the constraint's index, which is several times slower.</summary>
    private static FormattableString OwnPrices =>
        $"""
            FROM night_prices p WHERE p.listing_id = ANY (ARRAY[l.id])
                AND upper(p.nights) > stay.check_in AND lower(p.nights) < stay.check_out
            """;

    private FormattableString Taxes =>
        $"""
            CASE WHEN l.rates_taxes = '[]' THEN 0 ELSE (
                SELECT coalesce(sum(CASE tax.kind
                    WHEN 'percent_of_subtotal' THEN {Share($"sum.subtotal * tax.rate")}
                    WHEN 'per_guest' THEN tax.amount * {Party.Guests}
                    WHEN 'per_night' THEN tax.amount * sum.nights
                    WHEN 'per_guest_and_night' THEN tax.amount * {Party.Guests} * sum.nights END), 0)::bigint
                FROM jsonb_to_recordset(l.rates_taxes) AS tax(kind text, rate int, amount bigint, "exemptFrom" int)
                WHERE (sum.nights >= tax."exemptFrom") IS NOT TRUE) END
            """;

    /// <summary>What the offer takes off a night, in hundredths of basis points: never below the floor.</summary>
    private static FormattableString Off(FormattableString night) =>
        $"least({night} * offer.discount, greatest(0, {night} - offer.floor) * 10000)";

    /// <summary>Whole minor units, rounded half-up, of what is counted in basis points.</summary>
    private static FormattableString Share(FormattableString basisPoints) => $"(({basisPoints} + 5000) / 10000)";

    /// <summary>How many Friday and Saturday nights there are before a day.</summary>
    private static FormattableString WeekendsBefore(FormattableString day) =>
        $"(({day} - {Sunday}) / 7 * 2 + greatest(0, ({day} - {Sunday}) % 7 - 5))";
}
