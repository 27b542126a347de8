using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.CoHosts;

/// <summary>Lets a co-host, or somebody who was asked, do more or less; or nothing any more.</summary>
public sealed class ChangeCoHost(AirbnbDb db)
{
    /// <param name="version">That the host has read.</param>
    public Task<Result<CoHost>> To(
        CoHostLevel level,
        Guid listingId,
        Guid coHostId,
        long version,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction<CoHost>(
            async () =>
            {
                if (
                    await db.LockCoHost(listingId, coHostId, ct) is not { } coHost
                    || !await Chooses(coHost, caller, ct)
                )
                    return Error.NotFound;
                if (coHost.Version != version)
                    return Error.Stale;
                coHost.Become(level);
                await db.SaveChangesAsync(ct);
                return coHost;
            },
            ct
        );

    /// <summary>The host ends it, or they themselves: what they could reach is out of reach with their next request.</summary>
    public Task<Result> Remove(Guid listingId, Guid coHostId, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockCoHost(listingId, coHostId, ct) is not { } coHost)
                    return Error.NotFound;
                var isAboutMe = await db.CoHosts.AboutMe(caller, db).AnyAsync(mine => mine.Id == coHostId, ct);
                if (!isAboutMe && !await Chooses(coHost, caller, ct))
                    return Error.NotFound;
                db.CoHosts.Remove(coHost);
                await db.CancelDeadlines<CoHostInvitationExpired>(coHostId, ct);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private Task<bool> Chooses(CoHost coHost, Caller caller, CancellationToken ct) =>
        db.Listings.AllowedTo(caller, Permission.ChooseCoHosts).AnyAsync(listing => listing.Id == coHost.ListingId, ct);
}
