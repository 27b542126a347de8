using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Photos.Files;
using FastEndpoints;

namespace Airbnb.Api.Listings.Photos;

/// <summary>A photo of a home.</summary>
/// <param name="Url">Of the file, on this host; it never changes, and answers for as long as the photo is there.</param>
/// <param name="Width">In pixels, as it is shown.</param>
/// <param name="Bytes">Of the file as it is kept: without what does not draw it.</param>
public sealed record PhotoResponse(
    Guid Id,
    string Url,
    ImageType Type,
    int Width,
    int Height,
    int Bytes,
    string? Caption,
    DateTimeOffset CreatedAt
)
{
    public static PhotoResponse Of(ListingPhoto photo) =>
        new(
            photo.Id,
            PhotoFile.Of(photo).Path,
            photo.Type,
            photo.Width,
            photo.Height,
            photo.Bytes,
            photo.Caption,
            photo.CreatedAt
        );
}

/// <summary>All photos of a home, in order: the first is the cover.</summary>
public sealed record PhotosResponse(IReadOnlyList<PhotoResponse> Items);

internal static class PhotoAnswers
{
    /// <summary>The photos with the listing's ETag, or the problem.</summary>
    public static Task SendAlbum(this IEndpoint endpoint, Result<Album> album, CancellationToken ct)
    {
        if (album.Succeeded)
            endpoint.HttpContext.SetETag(album.Value.Listing.Version);
        return endpoint.SendResult(album, found => new PhotosResponse([.. found.Photos.Select(PhotoResponse.Of)]), ct);
    }
}
