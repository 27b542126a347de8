using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Privacy.Retention;

/// <summary>Deletes, once a day, what has been kept for as long as it may be. Some at a time, so that nobody waits.</summary>
public sealed class ForgetOld(
    AirbnbDb db,
    IOptions<RetentionOptions> options,
    PlatformClock platform,
    TimeProvider real
)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Sets the next day's, instead of all that are set.</summary>
    public Task<Result> SetNext(CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
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
        var before = now - TimeSpan.FromDays(rule.Days(options.Value));
        return db.Database.ExecuteSqlRawAsync(rule.Sql, [before, Batch], ct);
    }
}
