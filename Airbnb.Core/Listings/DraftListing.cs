using Airbnb.Core.Listings.Amenities;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Listings;

/// <summary>Begins a listing that nobody but its host sees yet.</summary>
public sealed class DraftListing(AirbnbDb db, PlatformClock clock)
{
    public async Task<Result<Listing>> For(Guid hostId, ListingDetails details, CancellationToken ct)
    {
        if (await db.UnknownAmenities(details.Amenities, [], ct) is { } unknown)
            return unknown;
        var listing = Listing.Draft(hostId, details, clock.Now);
        db.Listings.Add(listing);
        return await db.Save(listing, ct);
    }
}
