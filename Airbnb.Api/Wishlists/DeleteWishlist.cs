using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;

namespace Airbnb.Api.Wishlists;

/// <summary>Throws a wishlist away, with what is on it and its link.</summary>
public sealed class DeleteWishlist(KeepWishlists keep, CurrentUser user) : Endpoint<WishlistById>
{
    public override void Configure()
    {
        Delete("{id}");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Throw a wishlist away");
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Requires(RequiredHeader.IfMatch)
                .Produces(StatusCodes.Status204NoContent)
                .Refuses(400, 401, 404, 412, 428)
        );
    }

    public override async Task HandleAsync(WishlistById request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        Result thrown = version.Error is { } refusal
            ? refusal
            : await keep.ThrowAway(request.Id, version.Value, user, ct);
        await this.SendResult(thrown, ct);
    }
}
