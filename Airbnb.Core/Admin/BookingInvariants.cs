namespace Airbnb.Core.Admin;

/// <summary>What must hold between bookings and nights. Each query finds rows that must not exist.</summary>
internal static class BookingInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "nights_sold_once",
            """
            SELECT a.id || ' overlaps ' || b.id AS "Value" FROM bookings a JOIN bookings b
              ON a.listing_id = b.listing_id AND a.id < b.id
             AND daterange(a.check_in, a.check_out) && daterange(b.check_in, b.check_out)
            WHERE a.status IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay', 'completed')
              AND b.status IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay', 'completed')
            """
        ),
        new(
            "nights_match_bookings",
            """
            SELECT b.id || ' is ' || b.status || ', its nights ' || coalesce(o.kind, 'free') AS "Value"
            FROM bookings b LEFT JOIN occupied o ON o.source_id = b.id
            WHERE (b.status IN ('held', 'requested', 'capturing') AND o.kind IS DISTINCT FROM 'hold')
               OR (b.status IN ('confirmed', 'in_stay', 'completed') AND o.kind IS DISTINCT FROM 'stay')
               OR (b.status IN ('expired', 'declined') AND o.id IS NOT NULL)
               OR (b.status = 'cancelled_by_guest' AND o.kind IS DISTINCT FROM 'stay' AND o.id IS NOT NULL)
               OR (b.status = 'cancelled_by_host' AND o.kind NOT IN ('stay', 'block'))
               OR (b.status NOT LIKE 'cancelled%' AND o.id IS NOT NULL
                   AND o.nights <> daterange(b.check_in, b.check_out))
               OR (o.id IS NOT NULL AND NOT o.nights <@ daterange(b.check_in, b.check_out))
            """
        ),
    ];
}
