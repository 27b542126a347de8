using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;

namespace Airbnb.Api.Wishlists;

/// <summary>Gives a wishlist another name.</summary>
public sealed class PutWishlist(KeepWishlists keep, CurrentUser user) : Endpoint<WishlistRequest, WishlistResponse>
{
    public override void Configure()
    {
        Put("{id}");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Rename a wishlist");
        Description(route =>
            route.Needs(Permission.UseOwn).Requires(RequiredHeader.IfMatch).Refuses(400, 401, 404, 412, 415, 428)
        );
    }

    public override async Task HandleAsync(WishlistRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        Result<Wishlist> renamed = version.Error is { } refusal
            ? refusal
            : await keep.Rename(Route<Guid>("id"), version.Value, request.Name.Trim(), user, ct);
        await this.SendWishlist(renamed, ct);
    }
}
