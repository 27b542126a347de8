using Airbnb.Core.Calendar;

namespace Airbnb.Core.Listings.Search;

/// <summary>
/// The rules of <see cref="StayRules"/> that days alone decide, in SQL; tests hold the two together. Gives the days of
/// <c>stay</c>: of the stays that would suit, the first that the home <c>l</c> can offer.
/// </summary>
internal sealed record StaySql(IReadOnlyList<StayDates> Stays, DateTimeOffset Now)
{
    public FormattableString First =>
        $"""
            CROSS JOIN LATERAL (SELECT timezone(l.place_time_zone, {Now}) AS now OFFSET 0) AS home
            CROSS JOIN LATERAL ({Taken}) AS taken
            CROSS JOIN LATERAL (
                SELECT wish.check_in, wish.check_out
                FROM unnest({CheckIns}, {CheckOuts}) WITH ORDINALITY AS wish(check_in, check_out, place)
                LEFT JOIN LATERAL ({Rule}) AS rule ON true
                WHERE {AllowedBy}
                AND (daterange(wish.check_in, wish.check_out) && taken.nights) IS NOT TRUE
                AND (daterange(wish.check_in, wish.check_out + l.terms_preparation_nights) && taken.padded) IS NOT TRUE
                ORDER BY wish.place LIMIT 1) AS stay
            """;

    private DateOnly[] CheckIns => [.. Stays.Select(stay => stay.CheckIn)];
    private DateOnly[] CheckOuts => [.. Stays.Select(stay => stay.CheckOut)];

    /// <summary>
    /// The nights that are taken from the first day that would suit on, all in one look. <c>ANY</c> keeps Postgres off the
    /// constraint's index, which is several times slower.
    /// </summary>
    private FormattableString Taken =>
        $"""
            SELECT range_agg(o.nights) AS nights, range_agg(o.padded) AS padded FROM occupied o
            WHERE o.listing_id = ANY (ARRAY[l.id]) AND upper(coalesce(o.padded, o.nights)) > {CheckIns.Min()}
            """;

    /// <summary>What holds on the check-in date in place of the home's terms.</summary>
    private static FormattableString Rule =>
        $"""
            SELECT r.min_nights, r.max_nights, r.arrival_days, r.departure_days FROM stay_rules r
            WHERE r.listing_id = ANY (ARRAY[l.id]) AND upper(r.nights) > wish.check_in AND lower(r.nights) <= wish.check_in
            LIMIT 1
            """;

    private static FormattableString AllowedBy =>
        $"""
            wish.check_out - wish.check_in BETWEEN coalesce(rule.min_nights, l.terms_min_nights)
                    AND coalesce(rule.max_nights, l.terms_max_nights)
                AND coalesce(rule.arrival_days, l.terms_arrival_days) & {BitOf($"wish.check_in")} <> 0
                AND coalesce(rule.departure_days, l.terms_departure_days) & {BitOf($"wish.check_out")} <> 0
                AND wish.check_in >= home.now::date + CASE
                    WHEN l.terms_advance_notice_days = 0 AND home.now::time >= l.terms_same_day_until THEN 1
                    ELSE l.terms_advance_notice_days END
                AND wish.check_out <= (home.now::date + make_interval(months => l.terms_window_months))::date
            """;

    private static FormattableString BitOf(FormattableString day) => $"(1 << extract(dow FROM {day})::int)";
}
