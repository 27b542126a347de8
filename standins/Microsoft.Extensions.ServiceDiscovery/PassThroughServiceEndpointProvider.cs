using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

internal sealed class PassThroughServiceEndpointProviderFactory : IServiceEndpointProviderFactory
{
    public bool TryCreateProvider(
        ServiceEndpointQuery query,
        [NotNullWhen(true)] out IServiceEndpointProvider? provider
    )
    {
        provider = new PassThroughServiceEndpointProvider(Address(query));
        return true;
    }

    private static EndPoint Address(ServiceEndpointQuery query) =>
        ServiceUri.TryParse(query.ToString(), out var uri) && query.ServiceName.Length > 0
            ? ServiceUri.Address(query.ServiceName, uri.Port)
            : new DnsEndPoint(query.ToString(), 0);
}

/// <summary>What no other provider knows is taken for an address as it stands.</summary>
internal sealed class PassThroughServiceEndpointProvider(EndPoint address) : IServiceEndpointProvider
{
    public ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken)
    {
        if (endpoints.Endpoints.Count == 0)
        {
            endpoints.Endpoints.Add(ServiceEndpoint.Create(address));
        }

        return default;
    }

    public ValueTask DisposeAsync() => default;
}
