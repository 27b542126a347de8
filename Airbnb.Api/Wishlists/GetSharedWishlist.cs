using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Core.Wishlists;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Wishlists;

public sealed record WishlistByLink(string Token);

/// <summary>A wishlist as whoever has its link sees it. Whose it is, is not said.</summary>
/// <param name="Homes">Saved last first.</param>
public sealed record SharedWishlistResponse(string Name, IReadOnlyList<SavedHomeResponse> Homes);

public sealed class GetSharedWishlist(AirbnbDb db, PlatformClock clock)
    : Endpoint<WishlistByLink, SharedWishlistResponse>
{
    public override void Configure()
    {
        Get("shared-wishlists/{token}");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a wishlist by its link");
        Description(route => route.Needs(Permission.UsePublic).WithTags("Wishlists").Refuses(400, 404));
    }

    public override async Task HandleAsync(WishlistByLink request, CancellationToken ct)
    {
        var list = WishlistLink.Parse(request.Token) is { } link
            ? await db.Wishlists.SharedBy(link).SingleOrDefaultAsync(ct)
            : null;
        HttpContext.Response.Headers.CacheControl = "no-store"; // the link may end at any moment
        if (list is null)
            await this.SendProblem(Error.NotFound, ct);
        else
            await this.SendFound(new SharedWishlistResponse(list.Name, await db.HomesOf(list, clock, ct)), ct);
    }
}
