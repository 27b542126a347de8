using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Photos;

public static class PhotoQueries
{
    public static Task<List<ListingPhoto>> PhotosOf(this AirbnbDb db, Guid listingId, CancellationToken ct) =>
        db.ListingPhotos.Where(photo => photo.ListingId == listingId).OrderBy(photo => photo.Position).ToListAsync(ct);

    /// <summary>Who keeps a file and who deletes it queue up here: neither may act on what the other undoes.</summary>
    public static Task LockFile(this AirbnbDb db, PhotoFile file, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({file.Name}, 0))", ct);

    /// <summary>A listing that the caller may edit and its photos, with its other writers waiting; null when they may not.</summary>
    internal static async Task<Album?> LockAlbum(this AirbnbDb db, Guid listingId, Caller caller, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        return await db.FindListing(listingId, caller, Permission.EditHome, ct) is { } listing
            ? new Album(listing, await db.PhotosOf(listingId, ct))
            : null;
    }
}
