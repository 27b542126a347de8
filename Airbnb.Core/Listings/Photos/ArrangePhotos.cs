using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Listings.Photos;

/// <summary>Where a photo comes is where it is named.</summary>
public sealed record PlacedPhoto(Guid Id, string? Caption);

/// <summary>Puts the photos of a home in order, and says what they show.</summary>
public sealed class ArrangePhotos(AirbnbDb db, PlatformClock clock)
{
    /// <param name="version">The version of the listing that the host has read.</param>
    public Task<Result<Album>> Of(
        Guid listingId,
        long version,
        IReadOnlyList<PlacedPhoto> order,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction<Album>(
            async () =>
            {
                if (await db.LockAlbum(listingId, caller, ct) is not { } album)
                    return Error.NotFound;
                if (album.Listing.Version != version)
                    return Error.Stale;
                if (album.Listing.Status is ListingStatus.Archived)
                    return ListingErrors.Archived;
                return Arranged(album, order) is { } arranged
                    ? (await db.Save(album.Listing, ct)).Map(_ => arranged)
                    : PhotoErrors.NotTheSame;
            },
            ct
        );

    /// <summary>Null when the order is not one of these photos.</summary>
    private Album? Arranged(Album album, IReadOnlyList<PlacedPhoto> order)
    {
        var photos = album.Photos.ToDictionary(photo => photo.Id);
        if (order.Count != photos.Count || !order.Select(placed => placed.Id).ToHashSet().SetEquals(photos.Keys))
            return null;
        foreach (var placed in order)
            photos[placed.Id].Say(placed.Caption);
        return album.InOrder([.. order.Select(placed => photos[placed.Id])], clock.Now);
    }
}
