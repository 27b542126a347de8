using Airbnb.Core.Access;

namespace Airbnb.Core.Listings;

public static class ListingQueries
{
    /// <summary>Published homes, and those that the caller works on whatever their state.</summary>
    public static IQueryable<Listing> VisibleTo(this IQueryable<Listing> listings, Caller caller)
    {
        if (Permissions.AllowsEverywhere(caller, Permission.ReadHomeInside))
            return listings;
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadHomeInside));
        return homes.Count == 0
            ? listings.Where(listing => listing.Status == ListingStatus.Published || listing.HostId == userId)
            : listings.Where(listing =>
                listing.Status == ListingStatus.Published || listing.HostId == userId || homes.Contains(listing.Id)
            );
    }

    /// <summary>Those to which the caller may do what their host may, whoever else may not.</summary>
    public static IQueryable<Listing> AllowedTo(this IQueryable<Listing> listings, Caller caller, Permission permission)
    {
        if (Permissions.AllowsEverywhere(caller, permission))
            return listings;
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(permission));
        return homes.Count == 0
            ? listings.Where(listing => listing.HostId == userId)
            : listings.Where(listing => listing.HostId == userId || homes.Contains(listing.Id));
    }

    /// <summary>The caller's own, as their host.</summary>
    public static IQueryable<Listing> OwnedBy(this IQueryable<Listing> listings, Caller caller)
    {
        var userId = caller.UserId;
        return listings.Where(listing => listing.HostId == userId);
    }
}
