using System.Text.Json.Serialization;

namespace FastEndpoints;

public static partial class HttpResponseExtensions
{
    /// <summary>Sends 201 with the location of an endpoint.</summary>
    public static Task<Void> SendCreatedAtAsync<TEndpoint>(
        this HttpResponse rsp,
        object? routeValues = null,
        object? responseBody = null,
        Http? verb = null,
        int? routeNumber = null,
        JsonSerializerContext? jsonSerializerContext = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
        where TEndpoint : IEndpoint =>
        rsp.SendCreatedAtAsync(
            IEndpoint.GetName<TEndpoint>(verb, routeNumber),
            routeValues,
            responseBody,
            jsonSerializerContext,
            generateAbsoluteUrl,
            cancellation
        );

    /// <summary>Sends 201 with the location of an endpoint.</summary>
    public static Task<Void> SendCreatedAtAsync(
        this HttpResponse rsp,
        string endpointName,
        object? routeValues = null,
        object? responseBody = null,
        JsonSerializerContext? jsonSerializerContext = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    ) =>
        rsp.SendAt(
            201,
            endpointName,
            routeValues,
            generateAbsoluteUrl,
            responseBody,
            jsonSerializerContext,
            cancellation
        );

    /// <summary>Sends 202 with the location of an endpoint.</summary>
    public static Task<Void> SendAcceptedAtAsync<TEndpoint>(
        this HttpResponse rsp,
        object? routeValues = null,
        object? responseBody = null,
        Http? verb = null,
        int? routeNumber = null,
        JsonSerializerContext? jsonSerializerContext = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    )
        where TEndpoint : IEndpoint =>
        rsp.SendAcceptedAtAsync(
            IEndpoint.GetName<TEndpoint>(verb, routeNumber),
            routeValues,
            responseBody,
            jsonSerializerContext,
            generateAbsoluteUrl,
            cancellation
        );

    /// <summary>Sends 202 with the location of an endpoint.</summary>
    public static Task<Void> SendAcceptedAtAsync(
        this HttpResponse rsp,
        string endpointName,
        object? routeValues = null,
        object? responseBody = null,
        JsonSerializerContext? jsonSerializerContext = null,
        bool generateAbsoluteUrl = false,
        CancellationToken cancellation = default
    ) =>
        rsp.SendAt(
            202,
            endpointName,
            routeValues,
            generateAbsoluteUrl,
            responseBody,
            jsonSerializerContext,
            cancellation
        );

    static Task<Void> SendAt(
        this HttpResponse rsp,
        int statusCode,
        string endpointName,
        object? routeValues,
        bool absolute,
        object? body,
        JsonSerializerContext? context,
        CancellationToken cancellation
    )
    {
        var links = rsp.HttpContext.RequestServices.GetRequiredService<LinkGenerator>();
        rsp.Headers.Location = absolute
            ? links.GetUriByName(rsp.HttpContext, endpointName, routeValues)
            : links.GetPathByName(endpointName, routeValues);
        return body is null
            ? rsp.SendStatusCodeAsync(statusCode, cancellation)
            : rsp.SendBody(statusCode, body, "application/json", context, cancellation);
    }
}
