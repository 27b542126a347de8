using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Wishlists;

/// <summary>Puts a home on a wishlist, and takes it off again.</summary>
public sealed class SaveHome(AirbnbDb db, TimeProvider time)
{
    /// <summary>Saved before, it only gets the new note.</summary>
    public Task<Result<WishlistHome>> To(
        Guid wishlistId,
        Guid listingId,
        string? note,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction<WishlistHome>(
            async () =>
            {
                if (await db.Lock(wishlistId, caller, ct) is not { } list)
                    return Error.NotFound;
                var home = await Find(wishlistId, listingId, ct);
                if (home is null)
                {
                    if (!await db.Listings.VisibleTo(caller).AnyAsync(listing => listing.Id == listingId, ct))
                        return Error.NotFound;
                    if (
                        await db.WishlistHomes.CountAsync(row => row.WishlistId == wishlistId, ct) >= Wishlist.MostHomes
                    )
                        return WishlistErrors.Full;
                    home = Add(wishlistId, listingId);
                }
                home.Note = note;
                list.Changed();
                await db.SaveChangesAsync(ct);
                return home;
            },
            ct
        );

    public Task<Result> Remove(Guid wishlistId, Guid listingId, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.Lock(wishlistId, caller, ct) is not { } list)
                    return Error.NotFound;
                if (await Find(wishlistId, listingId, ct) is not { } home)
                    return Error.NotFound;
                db.WishlistHomes.Remove(home);
                list.Changed();
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private Task<WishlistHome?> Find(Guid wishlistId, Guid listingId, CancellationToken ct) =>
        db.WishlistHomes.SingleOrDefaultAsync(row => row.WishlistId == wishlistId && row.ListingId == listingId, ct);

    private WishlistHome Add(Guid wishlistId, Guid listingId) =>
        db
            .WishlistHomes.Add(
                new WishlistHome
                {
                    WishlistId = wishlistId,
                    ListingId = listingId,
                    SavedAt = time.GetUtcNow(),
                }
            )
            .Entity;
}
