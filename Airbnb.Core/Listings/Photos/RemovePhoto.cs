using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Listings.Photos;

/// <summary>Takes a photo away, of an archived home too. Its file goes soon after, unless another photo shows it.</summary>
public sealed class RemovePhoto(AirbnbDb db, PlatformClock clock)
{
    public Task<Result> From(Guid listingId, Guid photoId, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockAlbum(listingId, caller, ct) is not { } album)
                    return Error.NotFound;
                if (album.Photos.SingleOrDefault(photo => photo.Id == photoId) is not { } gone)
                    return Error.NotFound;
                db.ListingPhotos.Remove(gone);
                album.InOrder([.. album.Photos.Where(photo => photo != gone)], clock.Now);
                db.Publish(new PhotoFileReleased(PhotoFile.Of(gone).Name));
                return (await db.Save(album.Listing, ct)).Error is { } refusal ? refusal : Result.Done;
            },
            ct
        );
}
