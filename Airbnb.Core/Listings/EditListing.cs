using Airbnb.Core.Access;
using Airbnb.Core.Listings.Amenities;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Listings;

/// <summary>Says everything about a home anew. Bookings that were made keep what they were made under.</summary>
public sealed class EditListing(AirbnbDb db, IOptions<FeeSchedule> fees, PlatformClock clock)
{
    /// <param name="version">The version that the host has read.</param>
    public Task<Result<Listing>> To(
        Guid id,
        long version,
        ListingDetails details,
        Caller caller,
        CancellationToken ct
    ) => db.InTransaction(() => Edit(id, version, details, caller, ct), ct);

    private async Task<Result<Listing>> Edit(
        Guid id,
        long version,
        ListingDetails details,
        Caller caller,
        CancellationToken ct
    )
    {
        // Writers of one home queue up here: two who have read the same version would add the same text twice.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {id} FOR NO KEY UPDATE", ct);
        if (await db.FindListing(id, caller, Permission.EditHome, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Version != version)
            return Error.Stale;
        if (await db.UnknownAmenities(details.Amenities, listing.Amenities, ct) is { } unknown)
            return unknown;
        if (await Refusal(listing, details.Rates, ct) is { } wrongPrices)
            return wrongPrices;
        return listing.Edit(details, clock.Now).Error is { } refusal ? refusal : await db.Save(listing, ct);
    }

    private async Task<Error?> Refusal(Listing listing, Rates rates, CancellationToken ct)
    {
        if (listing.Status is not ListingStatus.Draft && rates.IsBelow(fees.Value.At(clock.Now)))
            return NightPriceErrors.BelowFloor;
        // Prices of single nights have no currency of their own.
        return
            rates.Currency != listing.Rates.Currency
            && await db.NightPrices.AnyAsync(price => price.ListingId == listing.Id, ct)
            ? NightPriceErrors.KeepCurrency
            : null;
    }
}
