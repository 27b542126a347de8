using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Ends all sessions of a person, in the caller's transaction.</summary>
public sealed class EndSessions(AirbnbDb db)
{
    public Task Of(Guid userId, CancellationToken ct) =>
        db.Sessions.Where(session => session.UserId == userId).ExecuteDeleteAsync(ct);
}
