namespace Airbnb.Core.Admin;

/// <summary>What must hold between money and the books. Each query finds rows that must not exist.</summary>
internal static class MoneyInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "journal_is_balanced",
            """
            SELECT e.id || ' is off by ' || coalesce(sum(l.amount), 0) AS "Value"
            FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id
            GROUP BY e.id, l.currency HAVING coalesce(sum(l.amount), 1) <> 0
            """
        ),
        new(
            "charges_are_booked",
            """
            SELECT c.id || ' is ' || c.status AS "Value" FROM charges c
            LEFT JOIN journal_entries e ON e.kind = 'charge_captured' AND e.operation_id = c.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE (c.status = 'succeeded') <> (l.amount IS NOT DISTINCT FROM c.amount)
            """
        ),
        new(
            "fees_are_booked",
            """
            SELECT c.id || ' cost ' || coalesce(c.fee, 0) AS "Value" FROM charges c
            LEFT JOIN journal_entries e ON e.kind = 'gateway_fee' AND e.operation_id = c.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE coalesce(c.fee, 0) <> -coalesce(l.amount, 0)
            """
        ),
        new(
            "refunds_are_booked",
            """
            SELECT r.id || ' is ' || r.status AS "Value" FROM refunds r,
            LATERAL (SELECT coalesce(sum(l.amount) FILTER (WHERE e.kind = 'refund'), 0) AS sent,
                            coalesce(sum(l.amount) FILTER (WHERE e.kind = 'refund_failed'), 0) AS came_back,
                            coalesce(sum(l.amount) FILTER (WHERE e.kind = 'refund_covered'), 0) AS covered
                     FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'guest'
                     WHERE e.operation_id = r.id) booked
            WHERE booked.sent <> CASE
                      WHEN r.status = 'succeeded' OR (r.status = 'failed' AND r.gateway_id IS NOT NULL) THEN r.amount
                      ELSE 0 END
               OR booked.came_back <> CASE
                      WHEN r.status = 'failed' AND r.gateway_id IS NOT NULL THEN -r.amount ELSE 0 END
               OR booked.covered <> CASE WHEN r.status = 'covered' THEN r.amount ELSE 0 END
            """
        ),
        new(
            "payouts_are_booked",
            """
            SELECT p.id || ' is ' || p.status AS "Value" FROM payouts p
            LEFT JOIN journal_entries e ON e.kind = 'payout' AND e.operation_id = p.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE (p.status = 'sent') <> (l.amount IS NOT DISTINCT FROM -p.amount)
            UNION ALL
            SELECT r.id || ' is ' || r.status FROM payout_reversals r
            LEFT JOIN journal_entries e ON e.kind = 'payout_reversed' AND e.operation_id = r.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE (r.status = 'succeeded') <> (l.amount IS NOT DISTINCT FROM r.amount)
            """
        ),
    ];

    /// <summary>
    /// Only when nothing is under way. Owed is what goes back to the guest and cannot yet: a bank did not take it, or
    /// decides about it.
    /// </summary>
    public static readonly IReadOnlyList<Invariant> AtRest =
    [
        new(
            "captured_is_due",
            """
            WITH money AS (
                SELECT p.booking_id, c.amount AS captured, 0 AS back, 0 AS owed
                FROM charges c JOIN payments p ON p.id = c.payment_id WHERE c.status = 'succeeded'
                UNION ALL
                SELECT p.booking_id, 0,
                       CASE WHEN r.status = 'succeeded' THEN r.amount - coalesce(r.written_off, 0) ELSE 0 END,
                       CASE WHEN r.status IN ('blocked', 'failed') THEN r.amount - coalesce(r.written_off, 0)
                            ELSE 0 END
                FROM refunds r JOIN charges c ON c.id = r.charge_id JOIN payments p ON p.id = c.payment_id
                WHERE NOT EXISTS (SELECT FROM refunds other WHERE other.replaces = r.id)
                UNION ALL
                SELECT p.booking_id, 0, d.amount - d.written_off, 0
                FROM disputes d JOIN charges c ON c.id = d.charge_id JOIN payments p ON p.id = c.payment_id
                WHERE d.status = 'lost'
            ), sums AS (
                SELECT booking_id, sum(captured) - sum(back) - sum(owed) AS kept FROM money GROUP BY booking_id
            )
            SELECT b.id || ' (' || b.status || ') has ' || coalesce(s.kept, 0) AS "Value"
            FROM bookings b LEFT JOIN sums s ON s.booking_id = b.id
            LEFT JOIN cancellations k ON k.booking_id = b.id
            WHERE coalesce(s.kept, 0) <> CASE
                WHEN b.status IN ('confirmed', 'in_stay', 'completed') THEN b.total_amount
                WHEN b.status IN ('cancelled_by_guest', 'cancelled_by_host') THEN coalesce(k.kept_total, 0)
                ELSE 0 END
            """
        ),
        new(
            "guests_are_settled",
            """
            WITH booked AS (
                SELECT e.booking_id, sum(l.amount) AS balance
                FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'guest'
                GROUP BY e.booking_id
            ), owed AS (
                SELECT p.booking_id, sum(r.amount - coalesce(r.written_off, 0)) AS amount
                FROM refunds r JOIN charges c ON c.id = r.charge_id JOIN payments p ON p.id = c.payment_id
                WHERE r.status IN ('blocked', 'failed')
                  AND NOT EXISTS (SELECT FROM refunds other WHERE other.replaces = r.id)
                GROUP BY p.booking_id
            )
            SELECT booking_id || ' owes ' || coalesce(balance, 0) || ' more' AS "Value"
            FROM booked FULL JOIN owed USING (booking_id)
            WHERE coalesce(balance, 0) <> -coalesce(owed.amount, 0)
            """
        ),
        new(
            "losses_are_booked",
            """
            WITH booked AS (
                SELECT e.booking_id, sum(l.amount) AS amount
                FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'dispute_losses'
                GROUP BY e.booking_id
            ), lost AS (
                SELECT p.booking_id, sum(CASE d.status WHEN 'open' THEN d.amount ELSE d.written_off END) AS amount
                FROM disputes d JOIN charges c ON c.id = d.charge_id JOIN payments p ON p.id = c.payment_id
                GROUP BY p.booking_id
            )
            SELECT booking_id || ' lost ' || coalesce(lost.amount, 0) AS "Value"
            FROM booked FULL JOIN lost USING (booking_id)
            WHERE coalesce(booked.amount, 0) <> coalesce(lost.amount, 0)
            """
        ),
    ];

    /// <summary>What is still to be told, sent, captured or released.</summary>
    public const string UnderWay = """
        SELECT 'outbox ' || type || ' ' || message_id AS "Value" FROM outbox
        UNION ALL SELECT 'deadline ' || kind || ' ' || coalesce(handler, '') || ' at ' || due_at
            FROM deadlines WHERE clock = 'real'
        UNION ALL SELECT 'refund ' || id FROM refunds WHERE status = 'intended'
        UNION ALL SELECT 'payout ' || id FROM payouts WHERE status = 'intended'
        UNION ALL SELECT 'reversal ' || id FROM payout_reversals WHERE status = 'intended'
        UNION ALL SELECT 'fee of charge ' || id FROM charges WHERE status = 'succeeded' AND fee IS NULL
        UNION ALL SELECT 'charge ' || c.id || ', ' || c.status || ', of booking ' || b.id || ', ' || b.status
            FROM charges c JOIN payments p ON p.id = c.payment_id JOIN bookings b ON b.id = p.booking_id
            WHERE (c.status = 'succeeded' AND b.status IN ('held', 'requested', 'capturing'))
               OR (c.status IN ('open', 'authorised')
                   AND b.status IN ('capturing', 'expired', 'declined', 'cancelled_by_guest', 'cancelled_by_host'))
        UNION ALL SELECT 'charge ' || c.id || ', ' || c.status || ', of alteration ' || a.id || ', ' || a.status
            FROM charges c JOIN alterations a ON a.id = c.alteration_id
            WHERE (c.status = 'succeeded' AND a.status = 'awaiting_payment')
               OR (c.status IN ('intended', 'open') AND a.status <> 'awaiting_payment')
        """;
}
