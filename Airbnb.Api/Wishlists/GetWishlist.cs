using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Core.Wishlists;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Wishlists;

/// <summary>A wishlist with all that is on it.</summary>
/// <param name="Homes">Saved last first.</param>
public sealed record WholeWishlistResponse(
    Guid Id,
    string Name,
    bool Shared,
    DateTimeOffset CreatedAt,
    IReadOnlyList<SavedHomeResponse> Homes
);

public sealed class GetWishlist(AirbnbDb db, PlatformClock clock, CurrentUser user)
    : Endpoint<WishlistById, WholeWishlistResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Read a wishlist and the homes on it");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(WishlistById request, CancellationToken ct)
    {
        var list = await db.Wishlists.VisibleTo(user).SingleOrDefaultAsync(list => list.Id == request.Id, ct);
        if (list is null)
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        HttpContext.SetETag(list.Version);
        var homes = await db.HomesOf(list, clock, ct);
        await this.SendFound(new WholeWishlistResponse(list.Id, list.Name, list.IsShared, list.CreatedAt, homes), ct);
    }
}
