namespace Airbnb.Api.Http;

/// <summary>What an endpoint's description says of its answers.</summary>
public static class RouteDocs
{
    /// <summary>Answers 201 with a Location.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder route) =>
        route.Produces<T>(StatusCodes.Status201Created, "application/json");

    /// <summary>Reads a header that must be there.</summary>
    public static RouteHandlerBuilder Requires(this RouteHandlerBuilder route, RequiredHeader header) =>
        route.WithMetadata(header);

    /// <summary>Answers these statuses with a problem.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            route.Produces<Problem>(status, Problem.ContentType);
        return route;
    }
}
