namespace Airbnb.Core.Admin;

/// <summary>What must hold between alterations, nights and money. Each query finds rows that must not exist.</summary>
internal static class AlterationInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "altered_nights_are_held",
            """
            SELECT a.id || ' is ' || a.status || ', held are ' || coalesce(h.nights::text, 'none') AS "Value"
            FROM alterations a, LATERAL (
                SELECT range_agg(nights) AS nights FROM occupied WHERE source_id IN (a.id, a.booking_id)) h
            WHERE a.status = 'awaiting_payment'
              AND NOT coalesce(h.nights @> daterange(a.check_in, a.check_out), false)
            UNION ALL
            SELECT a.id || ' is ' || a.status || ', held are ' || o.nights
            FROM occupied o JOIN alterations a ON a.id = o.source_id WHERE a.status <> 'awaiting_payment'
            """
        ),
        new(
            "applied_alterations_are_paid",
            """
            SELECT a.id || ' has ' || coalesce(c.amount, 0) AS "Value"
            FROM alterations a LEFT JOIN charges c ON c.alteration_id = a.id AND c.status = 'succeeded'
            WHERE a.status = 'applied'
              AND coalesce(c.amount, 0) <> greatest(a.total_amount - a.from_total_amount, 0)
            """
        ),
    ];
}
