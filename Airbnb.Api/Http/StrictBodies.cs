using Microsoft.AspNetCore.Http.Metadata;

namespace Airbnb.Api.Http;

/// <summary>
/// Refuses requests without a content type where a body is expected. Routing lets them pass, and FastEndpoints would
/// answer them without a word.
/// </summary>
public static class StrictBodies
{
    public static void UseStrictBodies(this WebApplication app) =>
        app.Use((context, next) => LacksContentType(context) ? Refuse(context) : next(context));

    private static bool LacksContentType(HttpContext context) =>
        string.IsNullOrEmpty(context.Request.ContentType)
        && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts
        && !accepts.ContentTypes.Contains("*/*", StringComparer.Ordinal);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType; // UseProblems says the rest
        return Task.CompletedTask;
    }
}
