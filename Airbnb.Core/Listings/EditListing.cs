using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Listings;

/// <summary>Says everything about a home anew. Bookings that were made keep what they were made under.</summary>
public sealed class EditListing(AirbnbDb db, PlatformClock clock)
{
    /// <param name="version">The version that the host has read.</param>
    public async Task<Result<Listing>> To(
        Guid id,
        long version,
        ListingDetails details,
        Caller caller,
        CancellationToken ct
    )
    {
        if (await db.FindOwn(id, caller, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Version != version)
            return Error.Stale;
        return listing.Edit(details, clock.Now).Error is { } refusal ? refusal : await db.Save(listing, ct);
    }
}
