using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>Describes what endpoints accept and produce.</summary>
public static class RouteHandlerBuilderExtensions
{
    /// <summary>Documents an error response.</summary>
    public static RouteHandlerBuilder ProducesProblemFE<TResponse>(
        this RouteHandlerBuilder hb,
        int statusCode = 400,
        string contentType = "application/problem+json"
    ) => hb.Produces<TResponse>(statusCode, contentType);

    /// <summary>Documents an <see cref="ErrorResponse" />.</summary>
    public static RouteHandlerBuilder ProducesProblemFE(
        this RouteHandlerBuilder hb,
        int statusCode = 400,
        string contentType = "application/problem+json"
    ) => hb.ProducesProblemFE<ErrorResponse>(statusCode, contentType);

    /// <summary>Documents <see cref="ProblemDetails" />.</summary>
    public static RouteHandlerBuilder ProducesProblemDetails(
        this RouteHandlerBuilder hb,
        int statusCode = 400,
        string contentType = "application/problem+json"
    ) => hb.ProducesProblemFE<ProblemDetails>(statusCode, contentType);

    /// <summary>Forgets what the endpoint accepts by default.</summary>
    public static RouteHandlerBuilder ClearDefaultAccepts(this RouteHandlerBuilder hb)
    {
        hb.Add(b => DocumentedDefaults.Remove(b, metadata => metadata is IAcceptsMetadata));
        return hb;
    }

    /// <summary>Forgets default responses, all of them when no status codes are given.</summary>
    public static RouteHandlerBuilder ClearDefaultProduces(this RouteHandlerBuilder hb, params int[] statusCodes)
    {
        hb.Finally(b =>
            DocumentedDefaults.Remove(
                b,
                metadata =>
                    metadata is DefaultProduces response
                    && (statusCodes.Length == 0 || statusCodes.Contains(response.StatusCode))
            )
        );
        return hb;
    }

    /// <summary>Accepts any content type.</summary>
    public static RouteHandlerBuilder Accepts<TRequest>(this RouteHandlerBuilder hb)
        where TRequest : notnull => hb.ClearDefaultAccepts().Accepts<TRequest>("*/*");
}
