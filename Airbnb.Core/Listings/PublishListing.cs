using Airbnb.Core.Access;
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
    public Task<Result<Listing>> Publish(Guid id, Caller caller, CancellationToken ct) =>
        Change(
            id,
            caller,
            Permission.EditHome,
            async listing =>
                !await IsOfHost(listing, ct) ? ListingErrors.TermsNotAccepted
                : listing.Rates.IsBelow(fees.Value.At(clock.Now)) ? NightPriceErrors.BelowFloor
                : listing.Publish(clock.Now, await Missing(id, ct)),
            ct
        );

    public Task<Result<Listing>> Pause(Guid id, Caller caller, CancellationToken ct) =>
        Change(id, caller, Permission.EditHome, listing => Task.FromResult(listing.Pause(clock.Now)), ct);

    public Task<Result<Listing>> Archive(Guid id, Caller caller, CancellationToken ct) =>
        Change(id, caller, Permission.CloseHome, listing => Task.FromResult(listing.Archive(clock.Now)), ct);

    /// <summary>Whoever publishes, its owner is who has to have agreed.</summary>
    private Task<bool> IsOfHost(Listing listing, CancellationToken ct) =>
        db.Users.AnyAsync(user => user.Id == listing.HostId && user.HostSince != null, ct);

    /// <summary>Counted once the listing is read: a photo that goes after that moves the listing's version.</summary>
    private async Task<string[]> Missing(Guid id, CancellationToken ct) =>
        await db.ListingPhotos.CountAsync(photo => photo.ListingId == id, ct) < options.Value.PhotosRequired
            ? ["photos"]
            : [];

    private async Task<Result<Listing>> Change(
        Guid id,
        Caller caller,
        Permission permission,
        Func<Listing, Task<Result>> change,
        CancellationToken ct
    )
    {
        if (await db.FindListing(id, caller, permission, ct) is not { } listing)
            return Error.NotFound;
        var changed = await change(listing);
        return changed.Error is { } refusal ? refusal : await db.Save(listing, ct);
    }
}
