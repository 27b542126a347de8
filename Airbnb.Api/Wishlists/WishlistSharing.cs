using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;

namespace Airbnb.Api.Wishlists;

/// <param name="Token">For <c>GET /shared-wishlists/{token}</c>. It is told this once; a new one replaces it.</param>
/// <param name="Path">Where the list is read by it.</param>
public sealed record WishlistLinkResponse(string Token, string Path)
{
    public static WishlistLinkResponse Of(WishlistLink link) =>
        new(link.Token, $"/{ApiConventions.Prefix}/shared-wishlists/{link.Token}");
}

/// <summary>Makes the link by which anybody sees the list, in place of the one before.</summary>
public sealed class PostWishlistSharing(ShareWishlist share, CurrentUser user)
    : Endpoint<WishlistById, WishlistLinkResponse>
{
    public override void Configure()
    {
        Post("{id}/sharing");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Share a wishlist by a new link");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(WishlistById request, CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store"; // it tells a secret
        await this.SendResult(await share.By(request.Id, user, ct), WishlistLinkResponse.Of, ct);
    }
}

/// <summary>From now on the link leads nowhere.</summary>
public sealed class DeleteWishlistSharing(ShareWishlist share, CurrentUser user) : Endpoint<WishlistById>
{
    public override void Configure()
    {
        Delete("{id}/sharing");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Stop sharing a wishlist");
        Description(route =>
            route.Needs(Permission.UseOwn).Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404)
        );
    }

    public override async Task HandleAsync(WishlistById request, CancellationToken ct) =>
        await this.SendResult(await share.End(request.Id, user, ct), ct);
}
