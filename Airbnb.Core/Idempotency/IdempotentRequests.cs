using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Idempotency;

public static class IdempotencyErrors
{
    public static readonly Error Missing = new(
        "idempotency.key_missing",
        Kind.Invalid,
        "Send an Idempotency-Key header of 1 to 255 visible ASCII characters."
    );
    public static readonly Error Reused = new(
        "idempotency.key_reused",
        Kind.Refused,
        "This key was used for another request."
    );
    public static readonly Error InProgress = new(
        "idempotency.in_progress",
        Kind.Conflict,
        "A request with this key is still running. Try again shortly."
    );
}

/// <summary>
/// Lets one of several equal requests through. The key's row is committed before the work begins and carries a lease,
/// so a twin is told to wait, and a repeat after a crash goes on from <see cref="IdempotencyKey.Subject"/>.
/// </summary>
public sealed class IdempotentRequests(AirbnbDb db, TimeProvider time)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>The key's row: leased to this request, or already answered.</summary>
    public async Task<Result<IdempotencyKey>> Begin(Guid userId, string key, byte[] requestHash, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var expired = now - KeptFor;
        var lease = now + LeaseTime;
        // One statement decides which of many twins may go on: a new row, an expired one, or one whose lease ran out.
        var won = await db
            .IdempotencyKeys.FromSql(
                $"""
                INSERT INTO idempotency_keys AS k (user_id, key, request_hash, created_at, leased_until)
                VALUES ({userId}, {key}, {requestHash}, {now}, {lease})
                ON CONFLICT (user_id, key) DO UPDATE SET
                    request_hash = excluded.request_hash,
                    leased_until = excluded.leased_until,
                    created_at = CASE WHEN k.created_at < {expired} THEN excluded.created_at ELSE k.created_at END,
                    subject = CASE WHEN k.created_at < {expired} THEN NULL ELSE k.subject END,
                    status_code = NULL, location = NULL, body = NULL
                WHERE k.created_at < {expired}
                   OR (k.status_code IS NULL AND k.request_hash = excluded.request_hash
                       AND (k.leased_until IS NULL OR k.leased_until < {now}))
                RETURNING *
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);
        if (won is [{ } leased])
            return leased;
        var row = await db.IdempotencyKeys.AsNoTracking().SingleAsync(k => k.UserId == userId && k.Key == key, ct);
        if (!row.RequestHash.AsSpan().SequenceEqual(requestHash))
            return IdempotencyErrors.Reused;
        return row.IsAnswered ? row : IdempotencyErrors.InProgress;
    }

    /// <summary>
    /// What a request under this key has brought about by now, in the transaction that is to do so: one that was taken for
    /// dead may have gone on, or a commit have arrived whose answer did not. A twin waits here until it is known.
    /// </summary>
    public async Task<Guid?> SubjectOf(IdempotencyKey key, CancellationToken ct)
    {
        var now = await db
            .IdempotencyKeys.FromSql(
                $"SELECT * FROM idempotency_keys WHERE user_id = {key.UserId} AND key = {key.Key} FOR UPDATE"
            )
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        return now?.Subject;
    }

    /// <summary>Notes what the request brought about, in the transaction that does so.</summary>
    public Task Record(IdempotencyKey key, Guid subject, CancellationToken ct) =>
        Row(key).ExecuteUpdateAsync(row => row.SetProperty(k => k.Subject, subject), ct);

    /// <summary>Stores the answer that every repeat gets; of two who were at work, the first one's.</summary>
    public async Task<IdempotencyKey> Answer(IdempotencyKey key, int statusCode, string? location, string? body)
    {
        // Not to be cancelled: what was done stays done when the client hangs up.
        var stored = await Row(key)
            .Where(row => row.StatusCode == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(k => k.StatusCode, statusCode)
                        .SetProperty(k => k.Location, location)
                        .SetProperty(k => k.Body, body)
                        .SetProperty(k => k.LeasedUntil, (DateTimeOffset?)null),
                CancellationToken.None
            );
        if (stored == 0 && await Row(key).AsNoTracking().SingleOrDefaultAsync(CancellationToken.None) is { } first)
            return first;
        return key with { StatusCode = statusCode, Location = location, Body = body };
    }

    /// <summary>Gives the lease back after a fault, so that a repeat need not wait for it to run out.</summary>
    public Task Release(IdempotencyKey key) =>
        Row(key)
            .Where(row => row.StatusCode == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(k => k.LeasedUntil, (DateTimeOffset?)null),
                CancellationToken.None
            );

    private IQueryable<IdempotencyKey> Row(IdempotencyKey key) =>
        db.IdempotencyKeys.Where(row => row.UserId == key.UserId && row.Key == key.Key);
}
