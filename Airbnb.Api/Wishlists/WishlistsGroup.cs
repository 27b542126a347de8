using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Wishlists;
using FastEndpoints;

namespace Airbnb.Api.Wishlists;

public sealed class WishlistsGroup : Group
{
    public WishlistsGroup() =>
        Configure("wishlists", endpoint => endpoint.Description(route => route.WithTags("Wishlists")));
}

public sealed record WishlistById(Guid Id);

internal static class WishlistAnswers
{
    /// <summary>The list with its ETag, or the problem.</summary>
    public static Task SendWishlist(this IEndpoint endpoint, Result<Wishlist> result, CancellationToken ct)
    {
        if (result.Succeeded)
            endpoint.HttpContext.SetETag(result.Value.Version);
        return endpoint.SendResult(result, WishlistResponse.Of, ct);
    }
}
