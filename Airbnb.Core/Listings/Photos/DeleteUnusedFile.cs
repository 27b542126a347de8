using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Photos;

/// <summary>Deletes a file that no photo shows (any more), nor a person. Safe to repeat.</summary>
public sealed class DeleteUnusedFile(AirbnbDb db, IPhotoStore store)
{
    public Task<Result> Of(PhotoFile file, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                await db.LockFile(file, ct);
                var isShown = await db.ListingPhotos.AnyAsync(
                    photo => photo.Hash == file.Hash && photo.Type == file.Type,
                    ct
                );
                var isWorn = await db.Users.AnyAsync(person => person.Picture == file.Name, ct);
                if (!isShown && !isWorn)
                    store.Delete(file);
                return Result.Done;
            },
            ct
        );
}
