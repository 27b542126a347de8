using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>
/// Ends sessions, in the caller's transaction where there is one. Their tokens are worth nothing once that commits, at
/// every replica: caches are told before, and by the database once more.
/// </summary>
public sealed class EndSessions(AirbnbDb db, SessionCache cache, TimeProvider time)
{
    /// <summary>Signs somebody out everywhere.</summary>
    public Task Of(Guid userId, CancellationToken ct) => End(db.Sessions.Where(s => s.UserId == userId), ct);

    /// <summary>Signs somebody out everywhere but where they are.</summary>
    public Task OfAllBut(Guid sessionId, Guid userId, CancellationToken ct) =>
        End(db.Sessions.Where(s => s.UserId == userId && s.Id != sessionId), ct);

    /// <summary>Ends one of the caller's own.</summary>
    public async Task<Result> One(Guid sessionId, Caller caller, CancellationToken ct)
    {
        var own = db.Sessions.VisibleTo(caller, time.GetUtcNow()).Where(session => session.Id == sessionId);
        return await End(own, ct) == 1 ? Result.Done : Error.NotFound;
    }

    private async Task<int> End(IQueryable<Session> sessions, CancellationToken ct)
    {
        await cache.Forget(await sessions.Select(session => session.TokenHash).ToListAsync(ct));
        return await sessions.ExecuteDeleteAsync(ct);
    }
}
