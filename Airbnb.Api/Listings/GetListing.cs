using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings;

/// <summary>A published home, or one of the caller's own.</summary>
public sealed class GetListing(AirbnbDb db, CurrentUser user) : Endpoint<ListingById, ListingResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a listing");
        Description(route => route.Refuses(400, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var found = await db
            .Listings.VisibleTo(user)
            .Where(listing => listing.Id == request.Id)
            .Select(ListingResponse.SeenBy(user))
            .SingleOrDefaultAsync(ct);
        if (found is not null)
            HttpContext.SetETag(found.Version);
        Result<ListingResponse> result = found is null ? Error.NotFound : found;
        await this.SendResult(result, listing => listing, ct);
    }
}
