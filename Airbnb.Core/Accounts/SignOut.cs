using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts;

/// <summary>Ends one of the caller's own sessions; its token is worth nothing from then on.</summary>
public sealed class SignOut(AirbnbDb db, TimeProvider time)
{
    public async Task<Result> Of(Guid sessionId, Caller caller, CancellationToken ct)
    {
        var ended = await db
            .Sessions.VisibleTo(caller, time.GetUtcNow())
            .Where(session => session.Id == sessionId)
            .ExecuteDeleteAsync(ct);
        return ended == 1 ? Result.Done : Error.NotFound;
    }
}
