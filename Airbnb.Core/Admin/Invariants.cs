using System.Data;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Admin;

/// <param name="Name">Which one, as in <c>nights_sold_once</c>.</param>
/// <param name="Example">An offending row, for whoever looks into it.</param>
public sealed record BrokenInvariant(string Name, string Example);

public sealed record InvariantReport(bool AtRest, IReadOnlyList<BrokenInvariant> Broken);

/// <summary>Checks what must always hold, across tables and at the gateway. It only reads.</summary>
public sealed class Invariants(AirbnbDb db, IPaymentGateway gateway)
{
    private const int MostCharges = 2_000;
    private const int MostExamples = 3;

    /// <summary>Each query finds rows that must not exist.</summary>
    private static readonly (string Name, string Sql)[] Always =
    [
        (
            "nights_sold_once",
            """
            SELECT a.id || ' overlaps ' || b.id AS "Value" FROM bookings a JOIN bookings b
              ON a.listing_id = b.listing_id AND a.id < b.id
             AND daterange(a.check_in, a.check_out) && daterange(b.check_in, b.check_out)
            WHERE a.status IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay', 'completed')
              AND b.status IN ('held', 'requested', 'capturing', 'confirmed', 'in_stay', 'completed')
            """
        ),
        (
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
        (
            "journal_is_balanced",
            """
            SELECT e.id || ' is off by ' || coalesce(sum(l.amount), 0) AS "Value"
            FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id
            GROUP BY e.id, l.currency HAVING coalesce(sum(l.amount), 1) <> 0
            """
        ),
        (
            "charges_are_booked",
            """
            SELECT c.id || ' is ' || c.status AS "Value"
            FROM charges c JOIN payments p ON p.id = c.payment_id
            LEFT JOIN journal_entries e ON e.kind = 'charge_captured' AND e.operation_id = c.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE (c.status = 'succeeded') <> (l.amount IS NOT DISTINCT FROM c.amount)
            """
        ),
        (
            "refunds_are_booked",
            """
            SELECT r.id || ' is ' || r.status AS "Value" FROM refunds r
            LEFT JOIN journal_entries e ON e.kind = 'refund' AND e.operation_id = r.id
            LEFT JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'clearing'
            WHERE (r.status = 'succeeded') <> (l.amount IS NOT DISTINCT FROM -r.amount)
            """
        ),
    ];

    /// <summary>Only when nothing is under way.</summary>
    private static readonly (string Name, string Sql)[] AtRest =
    [
        (
            "captured_is_due",
            """
            SELECT b.id || ' (' || b.status || ') has ' || m.captured - m.refunded AS "Value" FROM bookings b,
            LATERAL (SELECT
                coalesce((SELECT sum(c.amount) FROM charges c JOIN payments p ON p.id = c.payment_id
                          WHERE p.booking_id = b.id AND c.status = 'succeeded'), 0) AS captured,
                coalesce((SELECT sum(r.amount) FROM refunds r JOIN charges c ON c.id = r.charge_id
                          JOIN payments p ON p.id = c.payment_id
                          WHERE p.booking_id = b.id AND r.status = 'succeeded'), 0) AS refunded) m
            WHERE m.captured - m.refunded <> CASE
                WHEN b.status IN ('confirmed', 'in_stay', 'completed') THEN b.total_amount
                ELSE coalesce((SELECT k.kept_total FROM cancellations k WHERE k.booking_id = b.id), 0) END
            """
        ),
    ];

    public async Task<InvariantReport> Check(CancellationToken ct)
    {
        var (report, charges) = await CheckBooks(ct);
        return report.AtRest
            ? report with
            {
                Broken = [.. report.Broken, .. await CompareWithGateway(charges, ct)],
            }
            : report;
    }

    /// <summary>On a live system rows change meanwhile: all queries look at one moment.</summary>
    private async Task<(InvariantReport, List<Charge>)> CheckBooks(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            return await CheckMoment(ct);
        return await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
                return await CheckMoment(ct);
            });
    }

    private async Task<(InvariantReport, List<Charge>)> CheckMoment(CancellationToken ct)
    {
        var atRest = !await IsUnderWay(ct);
        List<BrokenInvariant> broken = [];
        foreach (var (name, sql) in atRest ? [.. Always, .. AtRest] : Always)
            broken.AddRange(await Find(name, sql, ct));
        return (new InvariantReport(atRest, broken), atRest ? await NewestCharges(ct) : []);
    }

    private async Task<bool> IsUnderWay(CancellationToken ct) =>
        await db
            .Database.SqlQuery<bool>(
                $"""
                SELECT EXISTS (SELECT FROM outbox) OR EXISTS (SELECT FROM deadlines WHERE clock = 'real')
                    OR EXISTS (SELECT FROM refunds WHERE status = 'intended')
                    OR EXISTS (SELECT FROM charges c JOIN payments p ON p.id = c.payment_id
                               JOIN bookings b ON b.id = p.booking_id
                               WHERE c.status = 'succeeded' AND b.status IN ('held', 'requested', 'capturing')) AS "Value"
                """
            )
            .SingleAsync(ct);

    private async Task<IEnumerable<BrokenInvariant>> Find(string name, string sql, CancellationToken ct)
    {
        var examples = await db
            .Database.SqlQueryRaw<string>(sql)
            .OrderBy(example => example)
            .Take(MostExamples)
            .ToListAsync(ct);
        return examples.Select(example => new BrokenInvariant(name, example));
    }

    private Task<List<Charge>> NewestCharges(CancellationToken ct) =>
        db
            .Charges.AsNoTracking()
            .Where(charge => charge.Gateway == gateway.Name && charge.GatewayId != null)
            .OrderByDescending(charge => charge.Id)
            .Take(MostCharges)
            .ToListAsync(ct);

    private async Task<List<BrokenInvariant>> CompareWithGateway(List<Charge> charges, CancellationToken ct)
    {
        List<BrokenInvariant> drift = [];
        foreach (var charge in charges)
            if (await Drift(charge, ct) is not null && await Drift(await Now(charge, ct), ct) is { } still)
                drift.Add(new BrokenInvariant("gateway_agrees", still));
        return drift;
    }

    /// <summary>In what the gateway and we do not agree; null when we do.</summary>
    private async Task<string?> Drift(Charge charge, CancellationToken ct)
    {
        var seen = await gateway.Read(charge.GatewayId!, ct);
        if (seen.Error is { } refusal)
            return $"{charge.Id}: {refusal.Message}";
        return Agrees(charge, seen.Value) ? null : $"{charge.Id} is {charge.Status}, there {seen.Value}";
    }

    /// <summary>It may have been paid since we read it.</summary>
    private Task<Charge> Now(Charge charge, CancellationToken ct) =>
        db.Charges.AsNoTracking().SingleAsync(now => now.Id == charge.Id, ct);

    private static bool Agrees(Charge charge, GatewayCharge seen) =>
        (charge.Status is ChargeStatus.Succeeded) == (seen.State is GatewayChargeState.Succeeded)
        && seen.Amount == charge.Due
        && (charge.Status is not ChargeStatus.Succeeded || seen.Received == charge.Due);
}
