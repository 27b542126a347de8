using Airbnb.Core.Limits;

namespace Airbnb.Api.Limits;

/// <param name="Group">What requests to the endpoint count as; null for those that nobody counts.</param>
public sealed record RateLimited(LimitGroup? Group);

public static class RateLimitedRoutes
{
    /// <summary>Counts requests as something else than reads or writes, which their method makes them.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder route, LimitGroup group)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RateLimited(group));

    /// <summary>Takes all that come: from those who prove in the request that they may send so many.</summary>
    public static TBuilder Unlimited<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RateLimited(Group: null));
}
