using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>Something that moved other money at the gateway than our books say.</summary>
/// <param name="Key">Our id of the charge, refund, dispute, payout or reversal; the gateway's where we have none.</param>
/// <param name="Kind">Of its movements at the gateway; null when there are none.</param>
/// <param name="SubjectId">The gateway's id of it; null when there are no movements.</param>
public sealed record Difference(
    string Key,
    MovementKind? Kind,
    string? SubjectId,
    string Currency,
    long AtGateway,
    long InBooks
)
{
    public override string ToString() => $"{Key} moved {AtGateway} {Currency} at the gateway, {InBooks} in the books";
}

/// <param name="Drift">What the gateway has more than our books, for each currency that ever moved.</param>
public sealed record Comparison(IReadOnlyList<Difference> Differences, IReadOnlyList<Money> Drift);

/// <summary>
/// Compares the gateway's movements of our charges, refunds, disputes, payouts and reversals with the clearing lines of
/// the journal, one by one and summed up. What others move on the same account does not count. It only reads.
/// </summary>
public sealed class CompareBooks(AirbnbDb db)
{
    private const int Most = 100;

    /// <summary>
    /// A movement is ours when it is of a charge of ours, or carries the id of a payout or reversal. A payment that the
    /// gateway has not booked yet is no difference: that follows by itself.
    /// </summary>
    private const string Joined = """
        WITH seen AS (
            SELECT gateway_id, kind, reference, subject_id, charge_id, amount - fee AS net, currency::text
            FROM gateway_movements WHERE gateway = {0}
            UNION
            SELECT gateway_id, kind, reference, subject_id, charge_id, amount - fee, currency
            FROM jsonb_to_recordset({1}::jsonb) AS fresh (gateway_id text, kind text, reference uuid,
                subject_id text, charge_id text, amount bigint, fee bigint, currency text)
        ), ours AS (
            SELECT CASE s.kind WHEN 'charge' THEN coalesce(paid.id, lost.id) WHEN 'dispute' THEN d.id
                               ELSE coalesce(s.reference, by_hand.id) END AS operation,
                   s.kind, s.subject_id, s.net, s.currency
            FROM seen s
            LEFT JOIN charges paid ON paid.gateway = {0} AND paid.gateway_id = s.charge_id
            LEFT JOIN charges lost ON paid.id IS NULL AND s.kind = 'charge' AND lost.id = s.reference
                AND lost.gateway = {0} AND lost.gateway_id IS NULL
            LEFT JOIN refunds by_hand ON s.kind IN ('refund', 'refund_failure') AND s.reference IS NULL
                AND by_hand.charge_id = paid.id AND by_hand.gateway_id = s.subject_id
            LEFT JOIN disputes d ON s.kind = 'dispute' AND d.gateway = {0} AND d.gateway_id = s.subject_id
            WHERE coalesce(paid.id, lost.id) IS NOT NULL
               OR (s.kind IN ('transfer', 'transfer_reversal') AND s.reference IS NOT NULL)
        ), there AS (
            SELECT coalesce(operation::text, subject_id) AS key, currency, sum(net)::bigint AS net,
                   min(kind) AS kind, min(subject_id) AS subject_id
            FROM ours GROUP BY 1, 2
        ), booked AS (
            SELECT e.operation_id, l.currency::text, sum(l.amount)::bigint AS net
            FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
            WHERE l.account = 'clearing' AND l.owner = {0} GROUP BY 1, 2
        ), joined AS (
            SELECT coalesce(t.key, b.operation_id::text) AS key, coalesce(t.currency, b.currency) AS currency,
                   t.kind, t.subject_id, coalesce(t.net, 0) AS at_gateway, coalesce(b.net, 0) AS in_books
            FROM there t FULL JOIN booked b ON b.operation_id::text = t.key AND b.currency = t.currency
            LEFT JOIN charges c ON c.id = b.operation_id AND c.status = 'succeeded' AND c.fee IS NULL
            WHERE t.key IS NOT NULL OR c.id IS NULL
        )

        """;

    private const string Differing = """
        SELECT key AS "Key", kind AS "Kind", subject_id AS "SubjectId", currency AS "Currency",
               at_gateway AS "AtGateway", in_books AS "InBooks"
        FROM joined WHERE at_gateway <> in_books ORDER BY key LIMIT {2}
        """;

    private const string Summed = """
        SELECT sum(at_gateway - in_books)::bigint AS "Amount", currency AS "Currency"
        FROM joined GROUP BY currency ORDER BY currency
        """;

    /// <param name="fresh">Movements that are not kept yet.</param>
    public async Task<Comparison> With(string gateway, IEnumerable<GatewayMovement> fresh, CancellationToken ct)
    {
        var json = MovementRows.Of(fresh);
        var differing = db.Database.SqlQueryRaw<DifferingRow>(Joined + Differing, gateway, json, Most);
        var summed = db.Database.SqlQueryRaw<SummedRow>(Joined + Summed, gateway, json);
        return new Comparison(
            [.. (await differing.ToListAsync(ct)).Select(row => row.ToDifference())],
            [.. (await summed.ToListAsync(ct)).Select(row => new Money(row.Amount, row.Currency))]
        );
    }

    private sealed record DifferingRow(
        string Key,
        string? Kind,
        string? SubjectId,
        string Currency,
        long AtGateway,
        long InBooks
    )
    {
        public Difference ToDifference() =>
            new(
                Key,
                Kind is null ? null : EnumAsSnakeCase<MovementKind>.FromText(Kind),
                SubjectId,
                Currency,
                AtGateway,
                InBooks
            );
    }

    private sealed record SummedRow(long Amount, string Currency);
}
