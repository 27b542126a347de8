using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Listings;

/// <summary>Opens a home to guests, and closes it for a while or for good.</summary>
public sealed class PublishListing(
    AirbnbDb db,
    IOptions<FeeSchedule> fees,
    IOptions<ListingOptions> options,
    PlatformClock clock
)
{
    public async Task<Result<Listing>> Publish(Guid id, Caller caller, CancellationToken ct)
    {
        var photos = await db.ListingPhotos.CountAsync(photo => photo.ListingId == id, ct);
        string[] missing = photos < options.Value.PhotosRequired ? ["photos"] : [];
        return await Change(
            id,
            caller,
            listing =>
                listing.Rates.IsBelow(fees.Value.At(clock.Now))
                    ? NightPriceErrors.BelowFloor
                    : listing.Publish(clock.Now, missing),
            ct
        );
    }

    public Task<Result<Listing>> Pause(Guid id, Caller caller, CancellationToken ct) =>
        Change(id, caller, listing => listing.Pause(clock.Now), ct);

    public Task<Result<Listing>> Archive(Guid id, Caller caller, CancellationToken ct) =>
        Change(id, caller, listing => listing.Archive(clock.Now), ct);

    private async Task<Result<Listing>> Change(
        Guid id,
        Caller caller,
        Func<Listing, Result> change,
        CancellationToken ct
    )
    {
        if (await db.FindOwn(id, caller, ct) is not { } listing)
            return Error.NotFound;
        return change(listing).Error is { } refusal ? refusal : await db.Save(listing, ct);
    }
}
