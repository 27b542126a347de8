using Airbnb.Core.Persistence;

namespace Airbnb.Core.Wishlists;

/// <summary>Lets whoever has a link see a wishlist, or nobody any more.</summary>
public sealed class ShareWishlist(AirbnbDb db)
{
    /// <summary>A new link each time; the one before leads nowhere then.</summary>
    public Task<Result<WishlistLink>> By(Guid id, Caller caller, CancellationToken ct) =>
        db.InTransaction<WishlistLink>(
            async () =>
            {
                if (await db.Lock(id, caller, ct) is not { } list)
                    return Error.NotFound;
                var link = WishlistLink.New();
                list.Share(link);
                await db.SaveChangesAsync(ct);
                return link;
            },
            ct
        );

    public Task<Result> End(Guid id, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.Lock(id, caller, ct) is not { } list)
                    return Error.NotFound;
                list.Unshare();
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
}
