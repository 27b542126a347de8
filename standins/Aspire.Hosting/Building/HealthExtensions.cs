using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Makes the health of the resource depend on a check registered with the services.</summary>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(c => c.Key == key))
        {
            throw new DistributedApplicationException(
                $"Resource '{builder.Resource.Name}' already has a health check with key '{key}'."
            );
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Makes the health of the resource depend on what it answers to GET; 200 from / unless told otherwise.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null
    )
        where T : IResourceWithEndpoints =>
        builder.WithHttpHealthCheck(
            endpointName is null ? null : () => builder.GetEndpoint(endpointName),
            path,
            statusCode
        );

    /// <summary>Makes the health of the resource depend on what a chosen endpoint answers to GET.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        Func<EndpointReference>? endpointSelector,
        string? path = null,
        int? statusCode = null
    )
        where T : IResourceWithEndpoints
    {
        var endpoint = endpointSelector?.Invoke() ?? DefaultHttpEndpoint(builder.Resource);
        var wantedPath = path ?? "/";
        var wantedStatus = statusCode ?? 200;
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{builder.Resource.Name}_{endpoint.EndpointName}_{wantedPath}_{wantedStatus}_check"
        );
        builder.ApplicationBuilder.AddCheck(
            key,
            services => new HttpCheck(
                services.GetRequiredService<IHttpClientFactory>(),
                () => new Uri(new Uri(endpoint.Url), wantedPath),
                wantedStatus
            )
        );
        return builder.WithHealthCheck(key);
    }

    internal static void AddCheck(
        this IDistributedApplicationBuilder builder,
        string key,
        Func<IServiceProvider, IHealthCheck> check
    ) =>
        builder
            .Services.AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    key,
                    check,
                    failureStatus: null,
                    tags: null,
                    timeout: TimeSpan.FromSeconds(10)
                )
            );

    private static EndpointReference DefaultHttpEndpoint(IResourceWithEndpoints resource) =>
        resource.GetEndpoints().FirstOrDefault(e => e.IsHttps)
        ?? resource.GetEndpoints().FirstOrDefault(e => e.IsHttp)
        ?? throw new DistributedApplicationException(
            $"Could not create HTTP health check for resource '{resource.Name}' as no endpoint was found matching one of the specified names: https, http"
        );
}
