using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings.Photos.Files;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Photos;

/// <summary>Takes a picture for a home, cleaned of all that does not draw it.</summary>
public sealed class AddPhoto(AirbnbDb db, IPhotoStore store, PlatformClock clock)
{
    /// <summary>Longer than any upload takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Result<ListingPhoto>> To(Guid listingId, Stream file, Caller caller, CancellationToken ct)
    {
        if (!await db.Listings.AllowedTo(caller, Permission.EditHome).AnyAsync(listing => listing.Id == listingId, ct))
            return Error.NotFound;
        using var read = new MemoryStream();
        await file.CopyToAsync(read, ct);
        var clean = ImageFile.Clean(read.GetBuffer().AsMemory(0, (int)read.Length));
        return clean.Error is { } refusal ? refusal : await Add(listingId, clean.Value, caller, ct);
    }

    public async Task<Result<ListingPhoto>> Add(Guid listingId, CleanImage image, Caller caller, CancellationToken ct)
    {
        var photo = ListingPhoto.Of(listingId, image, clock.Now);
        // First of all, so that the file of an upload that dies from here on is found and deleted.
        db.SetDeadline(clock.Now + Patience, photo.Id, new PhotoFileReleased(PhotoFile.Of(image).Name));
        await db.SaveChangesAsync(ct);
        return await db.InTransaction(() => Add(photo, image, caller, ct), ct);
    }

    private async Task<Result<ListingPhoto>> Add(
        ListingPhoto photo,
        CleanImage image,
        Caller caller,
        CancellationToken ct
    )
    {
        await db.CancelDeadlines<PhotoFileReleased>(photo.Id, ct);
        if (await db.LockAlbum(photo.ListingId, caller, ct) is not { } album)
            return Error.NotFound;
        if (Refusal(album, photo) is { } refusal)
            return refusal;
        var file = PhotoFile.Of(image);
        await db.LockFile(file, ct);
        await store.Keep(file, image.Bytes, ct);
        db.ListingPhotos.Add(photo);
        album.InOrder([.. album.Photos, photo], clock.Now);
        return (await db.Save(album.Listing, ct)).Map(_ => photo);
    }

    private static Error? Refusal(Album album, ListingPhoto photo)
    {
        if (album.Listing.Status is ListingStatus.Archived)
            return ListingErrors.Archived;
        if (album.Photos.Any(other => other.Hash == photo.Hash))
            return PhotoErrors.ThereAlready;
        return album.Photos.Count >= ListingPhoto.Most ? PhotoErrors.TooMany : null;
    }
}
