using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>Who a session's token speaks for.</summary>
public sealed record ActiveSession(Guid Id, Guid UserId, PlatformRole Role);

/// <summary>Looks a token up, on every request that carries one: one indexed query.</summary>
public sealed class FindSession(AirbnbDb db, TimeProvider time)
{
    public async Task<ActiveSession?> By(SessionToken token, CancellationToken ct)
    {
        var (hash, now) = (token.Hash, time.GetUtcNow());
        var found = await db
            .Sessions.Where(session => session.TokenHash == hash && session.ExpiresAt > now)
            .Join(
                db.Users.Where(user => user.SuspendedAt == null),
                session => session.UserId,
                user => user.Id,
                (session, user) =>
                    new
                    {
                        Active = new ActiveSession(session.Id, user.Id, user.Role),
                        session.CreatedAt,
                        session.LastSeenAt,
                    }
            )
            .SingleOrDefaultAsync(ct);
        if (found is not null && now - found.LastSeenAt >= Session.SeenEvery)
            await Seen(found.Active.Id, now, Session.ExpiryOf(found.CreatedAt, now), ct);
        return found?.Active;
    }

    private Task Seen(Guid id, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var due = now - Session.SeenEvery;
        // Asked again in the statement: of many requests at once, one writes.
        return db
            .Sessions.Where(session => session.Id == id && session.LastSeenAt <= due)
            .ExecuteUpdateAsync(
                session => session.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.ExpiresAt, expiresAt),
                ct
            );
    }
}
