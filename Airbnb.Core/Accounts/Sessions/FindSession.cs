using System.Net;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Who a session's token speaks for.</summary>
public sealed record ActiveSession(
    Guid Id,
    Guid UserId,
    PlatformRole Role,
    bool WithSecondFactor,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset ExpiresAt
)
{
    public bool IsToBeSeen(DateTimeOffset now) => now - SeenAt >= Session.SeenEvery;
}

/// <summary>Looks a token up, on every request that carries one: in the cache, else with one indexed query.</summary>
public sealed class FindSession(AirbnbDb db, SessionCache cache, TimeProvider time)
{
    /// <param name="from">Where it is used from, for its owner to see; null where that says nothing.</param>
    public async Task<ActiveSession?> By(SessionToken token, IPAddress? from, CancellationToken ct)
    {
        var (hash, now) = (token.Hash, time.GetUtcNow());
        var look = await cache.Look(hash);
        if (look.Found is { } cached && cached.ExpiresAt > now && !cached.IsToBeSeen(now))
            return cached;
        var found = await Read(hash, now, ct);
        if (found is null)
            return null;
        if (found.IsToBeSeen(now))
            found = await Seen(found, from, now, ct);
        await cache.Keep(hash, found, look);
        return found;
    }

    private Task<ActiveSession?> Read(byte[] hash, DateTimeOffset now, CancellationToken ct) =>
        db
            .Sessions.Where(session => session.TokenHash == hash && session.ExpiresAt > now)
            .Join(
                db.Users.Where(user => user.SuspendedAt == null),
                session => session.UserId,
                user => user.Id,
                (session, user) =>
                    new ActiveSession(
                        session.Id,
                        user.Id,
                        user.Role,
                        session.WithSecondFactor,
                        session.CreatedAt,
                        session.LastSeenAt,
                        session.ExpiresAt
                    )
            )
            .SingleOrDefaultAsync(ct);

    private async Task<ActiveSession> Seen(
        ActiveSession session,
        IPAddress? from,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (due, expiresAt) = (now - Session.SeenEvery, SessionLife.Of(session.Role).ExpiryOf(session.CreatedAt, now));
        // Asked again in the statement: of many requests at once, one writes.
        await db
            .Sessions.Where(row => row.Id == session.Id && row.LastSeenAt <= due)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(s => s.LastSeenAt, now)
                        .SetProperty(s => s.ExpiresAt, expiresAt)
                        .SetProperty(s => s.Address, s => from ?? s.Address),
                ct
            );
        return session with { SeenAt = now, ExpiresAt = expiresAt };
    }
}
