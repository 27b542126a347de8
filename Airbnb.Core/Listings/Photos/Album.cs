namespace Airbnb.Core.Listings.Photos;

/// <summary>A listing with its photos, in order.</summary>
public sealed record Album(Listing Listing, IReadOnlyList<ListingPhoto> Photos)
{
    /// <summary>The same photos in this order, the first as the cover.</summary>
    public Album InOrder(IReadOnlyList<ListingPhoto> photos, DateTimeOffset now)
    {
        foreach (var (position, photo) in photos.Index())
            photo.Place(position);
        Listing.Show(photos.Count > 0 ? PhotoFile.Of(photos[0]).Name : null, now);
        return this with { Photos = photos };
    }
}
