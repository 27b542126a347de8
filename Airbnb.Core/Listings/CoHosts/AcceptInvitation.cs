using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>Somebody who was asked to work on a home says yes, and may from now on.</summary>
public sealed class AcceptInvitation(AirbnbDb db, PlatformClock clock)
{
    public Task<Result<CoHost>> To(Guid listingId, Guid coHostId, Caller caller, CancellationToken ct) =>
        db.InTransaction(() => Accept(listingId, coHostId, caller, ct), ct);

    private async Task<Result<CoHost>> Accept(Guid listingId, Guid coHostId, Caller caller, CancellationToken ct)
    {
        if (await db.LockCoHost(listingId, coHostId, ct) is not { } coHost)
            return Error.NotFound;
        if (!await db.CoHosts.AboutMe(caller, db).AnyAsync(mine => mine.Id == coHostId, ct))
            return Error.NotFound;
        var userId = caller.UserId!.Value;
        if (coHost.UserId == userId)
            return coHost;
        if (!coHost.IsOpen(clock.Now))
            return CoHostErrors.InvitationOver;
        if (await db.Listings.AnyAsync(listing => listing.Id == listingId && listing.HostId == userId, ct))
            return CoHostErrors.Own; // their address was another one when they asked it
        if (await db.CoHosts.AnyAsync(other => other.ListingId == listingId && other.UserId == userId, ct))
            return CoHostErrors.ThereAlready;
        coHost.Accept(userId, clock.Now);
        db.Publish(new CoHostAccepted(coHostId));
        await db.CancelDeadlines<CoHostInvitationExpired>(coHostId, ct);
        await db.SaveChangesAsync(ct);
        return coHost;
    }
}
