using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;

namespace Airbnb.Api.Wishlists;

public sealed record WishlistHomeById(Guid Id, Guid ListingId);

/// <summary>Takes a home off a wishlist.</summary>
public sealed class DeleteWishlistHome(SaveHome save, CurrentUser user) : Endpoint<WishlistHomeById>
{
    public override void Configure()
    {
        Delete("{id}/homes/{listingId}");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Take a home off a wishlist");
        Description(route =>
            route.Needs(Permission.UseOwn).Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404)
        );
    }

    public override async Task HandleAsync(WishlistHomeById request, CancellationToken ct) =>
        await this.SendResult(await save.Remove(request.Id, request.ListingId, user, ct), ct);
}
