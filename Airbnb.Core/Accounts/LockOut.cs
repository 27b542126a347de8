using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>
/// Tries of one kind that failed. Kept for accounts that nobody has, too, so that being locked out does not tell which
/// there are; under a hash, because people type their password into the wrong field.
/// </summary>
public sealed class FailedTries
{
    public required byte[] KeyHash { get; init; }
    public int Failures { get; init; }
    public Guid LastTry { get; init; }
    public DateTimeOffset LockedUntil { get; init; }
    public DateTimeOffset ForgottenAt { get; init; }
}

/// <summary>
/// Guesses beyond the free ones are refused for a while that grows, be they right or wrong. A try counts as failed
/// before it is looked at, so that a thousand at once get no further than a thousand in a row.
/// </summary>
public sealed class LockOut(AirbnbDb db, TimeProvider time)
{
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(24);

    /// <summary>After the last free guess, after the one after that, and so on; the last for all that follow.</summary>
    public static readonly TimeSpan[] Waits =
    [
        .. new[] { 1, 2, 4, 8, 16, 32, 60 }.Select(m => TimeSpan.FromMinutes(m)),
    ];

    /// <summary>Zero when one may try; else how long one has to wait.</summary>
    public async Task<TimeSpan> Try(Guarded[] what, CancellationToken ct)
    {
        var (now, attempt) = (time.GetUtcNow(), Guid.CreateVersion7());
        var (keys, free) = (what.Select(key => key.KeyHash).ToArray(), what.Select(key => key.Free).ToArray());
        var tries = await db
            .FailedTries.FromSql(
                $"""
                WITH swept AS (
                    DELETE FROM failed_tries WHERE key_hash IN (
                        SELECT key_hash FROM failed_tries WHERE forgotten_at <= {now} AND key_hash <> ALL ({keys})
                        ORDER BY forgotten_at LIMIT 5 FOR UPDATE SKIP LOCKED)),
                locked AS (
                    SELECT * FROM failed_tries WHERE key_hash = ANY ({keys}) AND locked_until > {now}),
                counted AS (
                    INSERT INTO failed_tries AS f (key_hash, failures, last_try, locked_until, forgotten_at)
                    SELECT key_hash, 1, {attempt}, {now}, {now + ForgottenAfter}
                    FROM unnest({keys}, {free}) AS key (key_hash, free)
                    WHERE NOT EXISTS (SELECT FROM locked)
                    ORDER BY key_hash
                    ON CONFLICT (key_hash) DO UPDATE SET
                        failures = CASE WHEN f.forgotten_at <= {now} THEN 1 ELSE f.failures + 1 END,
                        last_try = {attempt},
                        locked_until = {now} + coalesce(({Waits}::interval[])[
                            least(CASE WHEN f.forgotten_at <= {now} THEN 1 ELSE f.failures + 1 END + 1
                                  - (SELECT free FROM unnest({keys}, {free}) AS key (hash, free)
                                     WHERE hash = f.key_hash),
                                  {Waits.Length})], interval '0'),
                        forgotten_at = excluded.forgotten_at
                    WHERE f.locked_until <= {now}
                    RETURNING f.*)
                SELECT * FROM locked UNION ALL SELECT * FROM counted
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);
        return WaitAfter(tries, what.Length, attempt, now);
    }

    /// <summary>The try was right: those before it are forgotten.</summary>
    public Task Forget(Guarded[] what, CancellationToken ct)
    {
        var keys = what.Select(key => key.KeyHash).ToArray();
        return db.FailedTries.Where(row => keys.Contains(row.KeyHash)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Of tries at the same moment one may have taken the last free one: then the others' rows are missing.</summary>
    private static TimeSpan WaitAfter(List<FailedTries> tries, int keys, Guid attempt, DateTimeOffset now)
    {
        if (tries.Count(row => row.LastTry == attempt) == keys)
            return TimeSpan.Zero;
        var until = tries.Where(row => row.LockedUntil > now).Select(row => row.LockedUntil).DefaultIfEmpty();
        var wait = until.Max() - now;
        return wait > TimeSpan.Zero ? wait : Waits[0];
    }
}
