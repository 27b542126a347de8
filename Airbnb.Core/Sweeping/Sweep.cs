using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Sweeping;

/// <summary>It is time to sweep away what is worth nothing any more.</summary>
public sealed record SweepDue : IMessage;

/// <summary>
/// Deletes what is worth nothing any more, some rows at a time, so that nobody waits for it. Safe to repeat, and to run
/// twice at once.
/// </summary>
public sealed class Sweep(AirbnbDb db, PlatformClock platform, TimeProvider real)
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const int Batch = 1_000;

    /// <summary>Sets the deadline of the next sweep, instead of all that are set.</summary>
    public Task<Result> SetNext(CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // Two at once would each add theirs.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.sweep'))", ct);
                await db.CancelDeadlines<SweepDue>(Guid.Empty, ct);
                db.SetDeadline(platform.Now + Interval, Guid.Empty, new SweepDue());
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    public async Task<Result> Run(CancellationToken ct)
    {
        foreach (var rows in SpentRows.All)
            while (await Delete(rows, ct) == Batch) { }
        return Result.Done;
    }

    private Task<int> Delete(SpentRows rows, CancellationToken ct)
    {
        var (table, since) = (rows.Table, rows.Since); // of our own list
        var sql = $$"""
            DELETE FROM {{table}} WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM {{table}} WHERE {{since}} <= {0} LIMIT {{Batch}} FOR UPDATE SKIP LOCKED))
            """;
        return db.Database.ExecuteSqlRawAsync(sql, [real.GetUtcNow() - rows.After], ct);
    }
}
