using Microsoft.AspNetCore.Http.Metadata;

namespace FastEndpoints;

/// <summary>Runs an endpoint for a request.</summary>
static class EndpointExecution
{
    internal static readonly Delegate Delegate = Run;

    static Task Run(HttpContext http)
    {
        var endpoint = http.GetEndpoint()!;
        if (LacksContentType(http.Request, endpoint))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return http.Response.StartAsync(http.RequestAborted);
        }

        var definition = endpoint.Metadata.GetRequiredMetadata<EndpointDefinition>();
        var instance = EndpointActivator.Create(definition, http);
        if (definition.IsDisposable)
            http.Response.RegisterForDispose((IDisposable)instance);
        if (definition.IsAsyncDisposable)
            http.Response.RegisterForDisposeAsync((IAsyncDisposable)instance);
        return instance.Execute(http.RequestAborted);
    }

    /// <summary>Routing refuses wrong content types, but lets requests without any pass.</summary>
    static bool LacksContentType(HttpRequest request, Microsoft.AspNetCore.Http.Endpoint endpoint) =>
        !request.Headers.ContainsKey("Content-Type")
        && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts
        && !accepts.ContentTypes.Contains("*/*", StringComparer.Ordinal);
}

/// <summary>Makes an endpoint for a request, its constructor and properties filled from the container.</summary>
static class EndpointActivator
{
    internal static BaseEndpoint Create(EndpointDefinition definition, HttpContext http)
    {
        var services = http.RequestServices;
        var endpoint = (BaseEndpoint)ServiceResolver.Instance.CreateInstance(definition.EndpointType, services);
        foreach (var injection in definition.Injections)
        {
            injection.Set(
                endpoint,
                injection.Key is null
                    ? services.GetRequiredService(injection.Service)
                    : services.GetRequiredKeyedService(injection.Service, injection.Key)
            );
        }

        endpoint.Definition = definition;
        endpoint.HttpContext = http;
        return endpoint;
    }
}
