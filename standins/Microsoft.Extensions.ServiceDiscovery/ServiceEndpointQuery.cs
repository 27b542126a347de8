using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Which service is looked for, such as <c>https+http://_admin.api</c>.</summary>
public sealed class ServiceEndpointQuery
{
    private readonly string _text;

    private ServiceEndpointQuery(string text, string[] schemes, string service, string? endpoint)
    {
        _text = text;
        IncludedSchemes = schemes;
        ServiceName = service;
        EndpointName = endpoint;
    }

    /// <summary>The schemes asked for, the preferred one first; empty when none was named.</summary>
    public IReadOnlyList<string> IncludedSchemes { get; }

    /// <summary>The endpoint's name, if one was given.</summary>
    public string? EndpointName { get; }

    /// <summary>The service's name.</summary>
    public string ServiceName { get; }

    /// <summary>Reads a service name.</summary>
    public static bool TryParse(string input, [NotNullWhen(true)] out ServiceEndpointQuery? query)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        query = null;
        if (ServiceUri.TryParse(input, out var uri))
        {
            var (service, endpoint) = ServiceUri.SplitHost(uri.Host);
            var schemes = ServiceUri.HasScheme(input) ? uri.Scheme.Split('+') : [];
            query = new ServiceEndpointQuery(input, schemes, service, endpoint);
        }

        return query is not null;
    }

    /// <inheritdoc />
    public override string ToString() => _text;
}
