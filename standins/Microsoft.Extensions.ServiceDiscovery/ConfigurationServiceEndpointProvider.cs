using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery;

internal sealed class ConfigurationServiceEndpointProviderFactory(
    IConfiguration configuration,
    IOptions<ConfigurationServiceEndpointProviderOptions> options,
    IOptions<ServiceDiscoveryOptions> discovery
) : IServiceEndpointProviderFactory
{
    public bool TryCreateProvider(
        ServiceEndpointQuery query,
        [NotNullWhen(true)] out IServiceEndpointProvider? provider
    )
    {
        provider = new ConfigurationServiceEndpointProvider(
            query,
            configuration,
            options.Value.SectionName,
            discovery.Value
        );
        return true;
    }
}

/// <summary>Reads <c>Services:{service}:{endpoint or scheme}</c>: one value, or a list of them.</summary>
internal sealed class ConfigurationServiceEndpointProvider(
    ServiceEndpointQuery query,
    IConfiguration configuration,
    string sectionName,
    ServiceDiscoveryOptions options
) : IServiceEndpointProvider
{
    private readonly List<string> _schemes = [.. options.ApplyAllowedSchemes(query.IncludedSchemes)];
    private readonly bool _anyScheme = options.AllowAllSchemes && query.IncludedSchemes.Count == 0;

    public ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken)
    {
        if (endpoints.Endpoints.Count == 0)
        {
            endpoints.AddChangeToken(configuration.GetReloadToken());
            foreach (var endpoint in Preferred(Configured()))
            {
                endpoints.Endpoints.Add(endpoint);
            }
        }

        return default;
    }

    public ValueTask DisposeAsync() => default;

    private List<ServiceEndpoint> Configured()
    {
        var service = configuration.GetSection(sectionName).GetSection(query.ServiceName);
        IEnumerable<string> names = query.EndpointName is { } name ? [name] : ["default", .. _schemes];
        var section = names.Select(service.GetSection).FirstOrDefault(candidate => candidate.Exists());
        return section switch
        {
            null => [],
            { Value.Length: > 0 } => [Parse(section)],
            _ => [.. section.GetChildren().Select(ParseListed)],
        };
    }

    /// <summary>Of the schemes asked for, only the most preferred one that there is.</summary>
    private IEnumerable<ServiceEndpoint> Preferred(List<ServiceEndpoint> endpoints)
    {
        if (_anyScheme)
        {
            return endpoints;
        }

        var ranks = endpoints.Select(Rank).ToList();
        var best = ranks.Where(rank => rank >= 0).DefaultIfEmpty(-1).Min();
        return endpoints.Where(
            (endpoint, index) => endpoint.EndPoint is not UriEndPoint || best >= 0 && ranks[index] == best
        );
    }

    private int Rank(ServiceEndpoint endpoint) =>
        endpoint.EndPoint is UriEndPoint { Uri: var uri }
            ? _schemes.FindIndex(scheme => string.Equals(scheme, uri.Scheme, StringComparison.OrdinalIgnoreCase))
            : -1;

    private ServiceEndpoint ParseListed(IConfigurationSection item) =>
        int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Parse(item)
            : throw new KeyNotFoundException(
                $"The endpoint configuration section '{item.Path}' has a non-numeric key."
            );

    private static ServiceEndpoint Parse(IConfigurationSection item) =>
        ServiceEndpoint.TryParse(item.Value, out var endpoint)
            ? endpoint
            : throw new KeyNotFoundException($"The endpoint configuration '{item.Path}' has an invalid value.");
}
