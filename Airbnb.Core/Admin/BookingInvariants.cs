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
        new(
            "nights_have_an_owner",
            """
            SELECT o.id || ' is a ' || o.kind || ' of nobody' AS "Value" FROM occupied o
            WHERE o.kind IN ('hold', 'stay') AND NOT EXISTS (SELECT FROM bookings b WHERE b.id = o.source_id)
              AND NOT EXISTS (SELECT FROM alterations a WHERE a.id = o.source_id AND a.status = 'awaiting_payment')
            """
        ),
        new(
            "timelines_end_where_bookings_stand",
            """
            SELECT b.id || ' is ' || b.status || ', its timeline ' || coalesce(t.what, 'empty') AS "Value"
            FROM bookings b LEFT JOIN LATERAL (
                SELECT what FROM booking_timeline t
                WHERE t.booking_id = b.id AND t.what IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay',
                    'completed', 'expired', 'declined', 'cancelled_by_guest', 'cancelled_by_host')
                ORDER BY t.id DESC LIMIT 1) t ON true
            WHERE t.what IS DISTINCT FROM b.status
            """
        ),
        new(
            "cancellations_settle_the_price",
            """
            SELECT b.id || ' is ' || b.status || ', settled ' || coalesce(k.kept_total + k.refund_amount, 0) AS "Value"
            FROM bookings b LEFT JOIN cancellations k ON k.booking_id = b.id
            WHERE (k.booking_id IS NOT NULL) <> (b.status LIKE 'cancelled%' AND b.confirmed_at IS NOT NULL)
               OR k.kept_total + k.refund_amount <> b.total_amount
               OR b.status <> 'cancelled_by_' || k.by
               OR k.kept_total <> (SELECT coalesce(sum((line -> 'amount' ->> 'amount')::bigint), 0)
                                   FROM jsonb_array_elements(k.kept_lines) line)
            """
        ),
    ];

    /// <summary>Only when nothing is under way: a few minutes are for the Worker to come round to it.</summary>
    public static readonly IReadOnlyList<Invariant> AtRest =
    [
        new(
            "bookings_go_on",
            """
            SELECT b.id || ' is still ' || b.status AS "Value" FROM bookings b, platform_clock c
            WHERE now() + c."offset" - interval '5 minutes' > CASE b.status
                WHEN 'held' THEN interval '10 minutes' + CASE
                    WHEN EXISTS (SELECT FROM booking_timeline t
                                 WHERE t.booking_id = b.id AND t.what = 'payment_processing')
                    THEN b.check_in_at ELSE b.hold_expires_at END
                WHEN 'requested' THEN b.answer_by
                WHEN 'confirmed' THEN b.check_in_at
                WHEN 'in_stay' THEN b.check_out_at END
            """
        ),
    ];
}
