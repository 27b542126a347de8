using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Delivery;

/// <summary>Turns deadlines that have passed into outbox messages, in one statement. Many Workers share the work.</summary>
public sealed class DeadlineDrain(
    IServiceScopeFactory scopes,
    Signals signals,
    PlatformClock platform,
    TimeProvider real,
    ILogger<DeadlineDrain> logger
) : Loop(logger)
{
    private const int Batch = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task Run(CancellationToken ct)
    {
        using var changed = signals.Listen(Signals.Deadlines);
        EventHandler wake = (_, _) => changed.Pulse();
        platform.Advanced += wake;
        try
        {
            while (true)
                if (await Drain(ct) < Batch)
                    await changed.Wait(await UntilNext(ct), ct);
        }
        finally
        {
            platform.Advanced -= wake;
        }
    }

    private async Task<int> Drain(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        var (platformNow, realNow) = (platform.Now, real.GetUtcNow());
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH due AS (
                DELETE FROM deadlines WHERE id IN (
                    SELECT id FROM deadlines
                    WHERE (clock = 'platform' AND due_at <= {platformNow}) OR (clock = 'real' AND due_at <= {realNow})
                    ORDER BY due_at LIMIT {Batch} FOR UPDATE SKIP LOCKED)
                RETURNING *)
            INSERT INTO outbox (id, message_id, type, payload, handler, attempt, trace_parent)
            SELECT id, coalesce(message_id, id), kind, payload, handler, attempt, trace_parent FROM due
            """,
            ct
        );
    }

    private async Task<TimeSpan> UntilNext(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AirbnbDb>();
        var next = await db
            .Deadlines.GroupBy(deadline => deadline.Clock)
            .Select(deadlines => new { Clock = deadlines.Key, DueAt = deadlines.Min(deadline => deadline.DueAt) })
            .ToListAsync(ct);
        return next.Select(due =>
                due.DueAt - (due.Clock is Core.Delivery.DeadlineClock.Platform ? platform : real).GetUtcNow()
            )
            .Append(LongestWait)
            .Select(wait => wait < TimeSpan.Zero ? TimeSpan.Zero : wait)
            .Min();
    }
}
