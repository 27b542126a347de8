using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Privacy.Retention;

/// <summary>
/// Deletes what has been kept for as long as it may be, or is worth anything: some at a time, so that nobody waits. Safe to
/// repeat, and to run twice at once.
/// </summary>
public sealed class ForgetOld(
    AirbnbDb db,
    IOptions<RetentionOptions> options,
    PlatformClock platform,
    TimeProvider real
)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Sets the deadline of the next time, instead of all that are set.</summary>
    public Task<Result> SetNext(CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                // Two at once would each add theirs.
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('airbnb.retention'))", ct);
                await db.CancelDeadlines<RetentionDue>(Guid.Empty, ct);
                db.SetDeadline(platform.Now + Pause, Guid.Empty, new RetentionDue());
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    public async Task<Result> Run(CancellationToken ct)
    {
        foreach (var rule in RetentionRules.All)
            while (await Forget(rule, ct) == Batch) { }
        return Result.Done;
    }

    private Task<int> Forget(RetentionRule rule, CancellationToken ct)
    {
        var now = rule.Clock is DeadlineClock.Platform ? platform.Now : real.GetUtcNow();
        return db.Database.ExecuteSqlRawAsync(rule.Sql, [now - rule.Period(options.Value), Batch], ct);
    }
}
