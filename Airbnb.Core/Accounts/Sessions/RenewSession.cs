using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>The session that a request came with, and where it came from.</summary>
public sealed record Here(Guid UserId, Guid SessionId, Device Device);

/// <summary>
/// How somebody proves who they are has changed: all their sessions end, and the one in which they changed it goes on
/// under a new token. In the caller's transaction.
/// </summary>
public sealed class RenewSession(AirbnbDb db, EndSessions end, StartSession start)
{
    /// <param name="withSecondFactor">Null for as it was.</param>
    public async Task<SignedIn> Of(User me, Here here, bool? withSecondFactor, CancellationToken ct)
    {
        var had = await db.Sessions.AnyAsync(session => session.Id == here.SessionId && session.WithSecondFactor, ct);
        await end.Of(me.Id, ct);
        return start.For(me, here.Device, withSecondFactor ?? had);
    }
}
