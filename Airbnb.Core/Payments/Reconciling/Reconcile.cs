using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>
/// Compares our books with the gateway. What a lost webhook would have told is made up for, by the same use cases;
/// whatever is still different then is reported and left alone. Safe to repeat, and to run twice at once.
/// </summary>
public sealed class Reconcile(
    AirbnbDb db,
    IPaymentGateway gateway,
    KeepMovements movements,
    CompareBooks compare,
    RepairBooks repair,
    PlatformClock clock
)
{
    private const int Most = 100;

    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Sets the deadline of the next look, instead of all that are set.</summary>
    public Task<Result> SetNext(CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // Two at once would each add theirs.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.reconcile'))", ct);
                await db.CancelDeadlines<ReconciliationDue>(Guid.Empty, ct);
                db.SetDeadline(clock.Now + Interval, Guid.Empty, new ReconciliationDue());
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <param name="act">Who asked for it; null when it is only time again.</param>
    public async Task<Result<Reconciliation>> Run(Act? act, CancellationToken ct)
    {
        try
        {
            return await Look(act, ct);
        }
        catch (GatewayUnavailableException)
        {
            return PaymentErrors.GatewayUnavailable; // the next look makes up for it
        }
    }

    private async Task<Reconciliation> Look(Act? act, CancellationToken ct)
    {
        var look = new Reconciliation
        {
            Gateway = gateway.Name,
            StartedAt = clock.Now,
            LookedFrom = await movements.Seen(ct),
        };
        db.Reconciliations.Add(look);
        if (act is not null)
            db.Audit(act, "reconciliation_started", look.Id);
        await db.SaveChangesAsync(ct);
        var kept = await movements.Since(look.LookedFrom, ct);
        List<Finding> findings = [.. await repair.UnderWay(ct)];
        var before = await compare.With(gateway.Name, [], ct);
        foreach (var difference in before.Differences.OrderBy(difference => difference.Kind)) // charges first
            await repair.Repair(difference, ct);
        var after = before.Differences.Count == 0 ? before : await compare.With(gateway.Name, [], ct);
        findings.AddRange(before.Differences.Select(difference => Finding(difference, after)));
        findings.AddRange(await Unknown(look.LookedFrom, ct));
        findings.AddRange(await SentByHand(look.LookedFrom, ct));
        db.ChangeTracker.Clear();
        db.Reconciliations.Attach(look);
        look.End(kept, findings, after.Drift, clock.Now);
        await db.SaveChangesAsync(ct);
        return look;
    }

    private static Finding Finding(Difference difference, Comparison after)
    {
        var isLeft = after.Differences.Any(left =>
            left.Key == difference.Key || (left.SubjectId is { } id && id == difference.SubjectId)
        );
        var kind =
            difference.Kind is null ? "not_at_the_gateway"
            : difference.InBooks == 0 ? "not_in_the_books"
            : "amounts_differ";
        return new Finding(kind, difference.Key, difference.ToString(), !isLeft);
    }

    /// <summary>Somebody sends money back past us: it is booked, and people should know.</summary>
    private async Task<List<Finding>> SentByHand(DateTimeOffset since, CancellationToken ct)
    {
        var sent = await db
            .GatewayMovements.AsNoTracking()
            .Where(m => m.Gateway == gateway.Name && m.At >= since)
            .Where(m => m.Kind == MovementKind.Refund && m.Reference == null)
            .Join(
                db.Refunds.Where(refund => refund.Reason == Refund.SentByHand),
                m => m.SubjectId,
                refund => refund.GatewayId,
                (moved, refund) =>
                    new
                    {
                        moved.SubjectId,
                        moved.ChargeId,
                        refund.Amount,
                        refund.Currency,
                    }
            )
            .OrderBy(m => m.SubjectId)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. sent.Select(m => new Finding(
                "sent_by_hand",
                m.SubjectId,
                $"{m.Amount} {m.Currency} of {m.ChargeId} went back at the gateway itself",
                Repaired: true
            )),
        ];
    }

    /// <summary>Somebody uses our account at the gateway for other things, or claims our ids.</summary>
    private async Task<List<Finding>> Unknown(DateTimeOffset since, CancellationToken ct)
    {
        var unknown = await db
            .GatewayMovements.AsNoTracking()
            .Where(m => m.Gateway == gateway.Name && m.At >= since && m.Kind != MovementKind.Other)
            .Where(m => m.Kind != MovementKind.Transfer && m.Kind != MovementKind.TransferReversal)
            .Where(m => !db.Charges.Any(charge => charge.Gateway == m.Gateway && charge.GatewayId == m.ChargeId))
            .OrderBy(m => m.GatewayId)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. unknown.Select(m => new Finding(
                "not_ours",
                m.SubjectId,
                $"{m.GatewayId} moved {m.Amount} {m.Currency} for nothing that we know of",
                Repaired: false
            )),
        ];
    }
}
