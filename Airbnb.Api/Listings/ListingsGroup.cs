using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Listings;
using FastEndpoints;

namespace Airbnb.Api.Listings;

public sealed class ListingsGroup : Group
{
    public ListingsGroup() =>
        Configure("listings", endpoint => endpoint.Description(route => route.WithTags("Listings")));
}

internal static class ListingAnswers
{
    /// <summary>The listing as its host sees it, with its ETag; or the problem.</summary>
    public static Task SendListing(this IEndpoint endpoint, Result<Listing> result, CancellationToken ct)
    {
        if (result.Succeeded)
            endpoint.HttpContext.SetETag(result.Value.Version);
        return endpoint.SendResult(result, ListingResponse.ForHost, ct);
    }
}
