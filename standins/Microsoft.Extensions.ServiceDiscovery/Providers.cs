using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Where providers put the endpoints that they know.</summary>
public interface IServiceEndpointBuilder
{
    /// <summary>What was found so far.</summary>
    IList<ServiceEndpoint> Endpoints { get; }

    /// <summary>What else is known of the set.</summary>
    IFeatureCollection Features { get; }

    /// <summary>Adds a token that says when the set is no longer right.</summary>
    void AddChangeToken(IChangeToken changeToken);
}

/// <summary>Knows the endpoints of one service.</summary>
public interface IServiceEndpointProvider : IAsyncDisposable
{
    /// <summary>Adds them, unless a provider before it did.</summary>
    ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken);
}

/// <summary>Makes providers for the services that it understands.</summary>
public interface IServiceEndpointProviderFactory
{
    /// <summary>Makes a provider, if it understands the query.</summary>
    bool TryCreateProvider(ServiceEndpointQuery query, [NotNullWhen(true)] out IServiceEndpointProvider? provider);
}

/// <summary>The endpoints of a service for as long as its token says so.</summary>
public sealed class ServiceEndpointSource
{
    private readonly List<ServiceEndpoint> _endpoints;

    /// <summary>Makes a set of endpoints.</summary>
    public ServiceEndpointSource(
        List<ServiceEndpoint>? endpoints,
        IChangeToken changeToken,
        IFeatureCollection features
    )
    {
        ArgumentNullException.ThrowIfNull(changeToken);
        ArgumentNullException.ThrowIfNull(features);
        _endpoints = endpoints ?? [];
        ChangeToken = changeToken;
        Features = features;
    }

    /// <summary>The endpoints.</summary>
    public IReadOnlyList<ServiceEndpoint> Endpoints => _endpoints;

    /// <summary>Says when they have changed.</summary>
    public IChangeToken ChangeToken { get; }

    /// <summary>What else is known of the set.</summary>
    public IFeatureCollection Features { get; }

    /// <inheritdoc />
    public override string ToString() => $"[{string.Join(", ", _endpoints)}]";
}
