using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Pricing;

/// <summary>Gives nights of a home prices of their own, in place of all that had one.</summary>
public sealed class SetNightPrices(AirbnbDb db, IOptions<FeeSchedule> fees, PlatformClock clock)
{
    public const int Most = 500;

    /// <param name="version">The version of the listing that the host has read.</param>
    public Task<Result<Listing>> Of(
        Guid listingId,
        long version,
        IReadOnlyList<NewNightPrice> prices,
        Caller caller,
        CancellationToken ct
    ) => db.InTransaction(() => Replace(listingId, version, prices, caller, ct), ct);

    private async Task<Result<Listing>> Replace(
        Guid listingId,
        long version,
        IReadOnlyList<NewNightPrice> prices,
        Caller caller,
        CancellationToken ct
    )
    {
        // Writers of one home queue up here, so that two who have read the same version do not both write.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        if (await db.FindListing(listingId, caller, Permission.EditCalendar, ct) is not { } listing)
            return Error.NotFound;
        if (listing.Version != version)
            return Error.Stale;
        if (NightPriceErrors.Of(prices.Select(price => price.Price), listing, fees.Value.At(clock.Now)) is { } wrong)
            return wrong;
        if (listing.ChangeCalendar(clock.Now).Error is { } archived)
            return archived;
        await db.NightPrices.Where(price => price.ListingId == listingId).ExecuteDeleteAsync(ct);
        db.NightPrices.AddRange(prices.Select(price => price.For(listingId)));
        return await db.Save(listing, ct);
    }
}
