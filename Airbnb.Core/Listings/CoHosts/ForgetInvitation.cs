using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>Nobody has accepted in time: the address is not kept any longer. Safe to repeat.</summary>
public sealed class ForgetInvitation(AirbnbDb db, PlatformClock clock)
{
    public async Task<Result> Of(Guid coHostId, CancellationToken ct)
    {
        var now = clock.Now;
        await db
            .CoHosts.Where(coHost => coHost.Id == coHostId && coHost.UserId == null && coHost.ExpiresAt <= now)
            .ExecuteDeleteAsync(ct);
        return Result.Done;
    }
}
