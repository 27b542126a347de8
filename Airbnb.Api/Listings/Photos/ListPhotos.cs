using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings.Photos;

/// <summary>The photos of a home, the cover first. The ETag is the listing's.</summary>
public sealed class ListPhotos(AirbnbDb db, CurrentUser user) : Endpoint<ListingById, PhotosResponse>
{
    public override void Configure()
    {
        Get("{id}/photos");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "List a listing's photos");
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var listing = await db
            .Listings.AsNoTracking()
            .VisibleTo(user)
            .SingleOrDefaultAsync(listing => listing.Id == request.Id, ct);
        Result<Album> album = listing is null ? Error.NotFound : new Album(listing, await db.PhotosOf(listing.Id, ct));
        await this.SendAlbum(album, ct);
    }
}
