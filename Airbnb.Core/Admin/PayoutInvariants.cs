namespace Airbnb.Core.Admin;

/// <summary>What must hold between hosts and the books. Each query finds rows that must not exist.</summary>
internal static class PayoutInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "debts_are_not_negative",
            """
            SELECT owner || ' owes ' || sum(amount) || ' ' || currency AS "Value" FROM journal_lines
            WHERE account = 'host_receivable' GROUP BY owner, currency HAVING sum(amount) < 0
            """
        ),
        new(
            "recoveries_are_booked",
            """
            WITH kept AS (
                SELECT booking_id, sum(recovered) AS amount FROM payouts GROUP BY booking_id
            ), booked AS (
                SELECT e.booking_id, sum(l.amount) AS amount
                FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'host_payable'
                WHERE e.kind = 'recovery' GROUP BY e.booking_id
            )
            SELECT booking_id || ' recovered ' || coalesce(kept.amount, 0) AS "Value"
            FROM kept FULL JOIN booked USING (booking_id)
            WHERE coalesce(kept.amount, 0) <> coalesce(booked.amount, 0)
            """
        ),
        new(
            "penalties_are_booked",
            """
            SELECT p.id || ' of ' || p.amount AS "Value" FROM host_penalties p,
            LATERAL (SELECT coalesce(sum(l.amount) FILTER (WHERE e.kind = 'host_penalty'), 0) AS imposed,
                            coalesce(sum(l.amount) FILTER (WHERE e.kind = 'host_penalty_waived'), 0) AS waived
                     FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'platform_fees'
                     WHERE e.operation_id = p.id) booked
            WHERE booked.imposed <> -p.amount
               OR booked.waived <> CASE WHEN p.waived_at IS NULL THEN 0 ELSE p.amount END
            """
        ),
        new(
            "reversals_are_covered",
            """
            SELECT p.id || ' of ' || p.amount AS "Value" FROM payouts p JOIN payout_reversals r ON r.payout_id = p.id
            WHERE r.status <> 'refused' GROUP BY p.id HAVING p.status <> 'sent' OR sum(r.amount) > p.amount
            """
        ),
    ];

    /// <summary>Only when nothing is under way: nothing was sent too much, and nothing that is due is forgotten.</summary>
    public static readonly IReadOnlyList<Invariant> AtRest =
    [
        new(
            "hosts_are_paid",
            """
            WITH payable AS (
                SELECT e.booking_id, -sum(l.amount) AS amount
                FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'host_payable'
                GROUP BY e.booking_id
            ), latest AS (
                SELECT DISTINCT ON (booking_id) booking_id, status FROM payouts ORDER BY booking_id, id DESC
            )
            SELECT booking_id || ' (' || b.status || ') leaves ' || p.amount AS "Value"
            FROM payable p JOIN bookings b ON b.id = p.booking_id LEFT JOIN latest USING (booking_id)
            WHERE p.amount < 0
               OR (p.amount > 0 AND b.check_out_at + interval '24 hours' < now() + (SELECT "offset" FROM platform_clock)
                   AND coalesce(latest.status, 'none') NOT IN ('waiting', 'held', 'failed'))
            """
        ),
    ];
}
