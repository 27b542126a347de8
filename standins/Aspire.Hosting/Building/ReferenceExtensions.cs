using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives a connection string, as <c>ConnectionStrings__name</c> and in parts as <c>NAME_HOST</c> and so on.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false
    )
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        builder.WithRelationship(resource, "Reference");
        return builder.WithEnvironment(context =>
        {
            var flags = Flags(context.Resource);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}";
                context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                foreach (var (key, value) in resource.GetConnectionProperties())
                {
                    context.EnvironmentVariables[$"{Shout(name)}_{Shout(key)}"] = value;
                }
            }
        });
    }

    /// <summary>Lets service discovery find a resource, at each of its HTTP endpoints.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source
    )
        where TDestination : IResourceWithEnvironment =>
        builder.ReferToEndpoints(source.Resource, _ => true, source.Resource.Name);

    /// <summary>Lets service discovery find a resource under another name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source,
        string name
    )
        where TDestination : IResourceWithEnvironment => builder.ReferToEndpoints(source.Resource, _ => true, name);

    /// <summary>Lets service discovery find one endpoint.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        EndpointReference endpointReference
    )
        where TDestination : IResourceWithEnvironment =>
        builder.ReferToEndpoints(
            endpointReference.Resource,
            e => string.Equals(e.Name, endpointReference.EndpointName, StringComparison.OrdinalIgnoreCase),
            endpointReference.Resource.Name
        );

    /// <summary>Lets service discovery find an address outside of the application.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        string name,
        Uri uri
    )
        where TDestination : IResourceWithEnvironment
    {
        if (!uri.IsAbsoluteUri || uri.AbsolutePath != "/")
        {
            throw new InvalidOperationException(
                $"The URI for service reference '{name}' must be absolute and have the path '/'."
            );
        }

        return builder.WithEnvironment(context =>
        {
            var flags = Flags(context.Resource);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                context.EnvironmentVariables[$"services__{name}__default__0"] = uri.ToString();
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[name] = uri.ToString();
            }
        });
    }

    /// <summary>Lets service discovery find an external service.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<ExternalServiceResource> externalService
    )
        where TDestination : IResourceWithEnvironment
    {
        var service = externalService.Resource;
        builder.WithRelationship(service, "Reference");
        return builder.WithEnvironment(async context =>
        {
            var address = await service.GetAddressAsync(context.CancellationToken);
            var flags = Flags(context.Resource);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                context.EnvironmentVariables[$"services__{service.Name}__{address.Scheme}__0"] = address.ToString();
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[$"{Shout(service.Name)}_{Shout(address.Scheme)}"] = address.ToString();
            }
        });
    }

    /// <summary>Selects what of references goes into the environment.</summary>
    public static IResourceBuilder<TDestination> WithReferenceEnvironment<TDestination>(
        this IResourceBuilder<TDestination> builder,
        ReferenceEnvironmentInjectionFlags flags
    )
        where TDestination : IResourceWithEnvironment =>
        builder.WithAnnotation(
            new ReferenceEnvironmentInjectionAnnotation(flags),
            ResourceAnnotationMutationBehavior.Replace
        );

    private static IResourceBuilder<TDestination> ReferToEndpoints<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceWithEndpoints source,
        Func<EndpointAnnotation, bool> wanted,
        string name
    )
        where TDestination : IResourceWithEnvironment
    {
        if (!ReferenceEquals(source, builder.Resource))
        {
            builder.WithRelationship(source, "Reference");
        }

        return builder.WithEnvironment(context =>
        {
            var flags = Flags(context.Resource);
            foreach (var endpoint in source.Annotations.OfType<EndpointAnnotation>().Where(wanted))
            {
                var reference = new EndpointReference(source, endpoint);
                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
                {
                    context.EnvironmentVariables[$"{Shout(name)}_{Shout(endpoint.Name)}"] = reference;
                }

                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                {
                    context.EnvironmentVariables[NextService(context, name, endpoint.UriScheme)] = reference;
                }
            }
        });
    }

    private static string NextService(EnvironmentCallbackContext context, string name, string scheme)
    {
        for (var index = 0; ; index++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"services__{name}__{scheme}__{index}");
            if (!context.EnvironmentVariables.ContainsKey(key))
            {
                return key;
            }
        }
    }

    private static ReferenceEnvironmentInjectionFlags Flags(IResource resource) =>
        resource.TryGetLastAnnotation<ReferenceEnvironmentInjectionAnnotation>(out var chosen)
            ? chosen.Flags
            : ReferenceEnvironmentInjectionFlags.All;

    /// <summary>A name as environment variables are written: API_HTTP.</summary>
    private static string Shout(string name) => NoLetterOrDigit().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("[^A-Za-z0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetterOrDigit();
}
