namespace Airbnb.Core.Listings;

public static class ListingQueries
{
    /// <summary>Published homes, and the caller's own whatever their state.</summary>
    public static IQueryable<Listing> VisibleTo(this IQueryable<Listing> listings, Caller caller)
    {
        if (caller.IsAdmin)
            return listings;
        var userId = caller.UserId;
        return listings.Where(listing => listing.Status == ListingStatus.Published || listing.HostId == userId);
    }

    /// <summary>What the caller may change.</summary>
    public static IQueryable<Listing> OwnedBy(this IQueryable<Listing> listings, Caller caller)
    {
        var userId = caller.UserId;
        return listings.Where(listing => listing.HostId == userId);
    }
}
