using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>A place where a service can be reached.</summary>
public abstract class ServiceEndpoint
{
    /// <summary>The address.</summary>
    public abstract EndPoint EndPoint { get; }

    /// <summary>What else is known of it.</summary>
    public abstract IFeatureCollection Features { get; }

    /// <summary>Makes an endpoint of an address.</summary>
    public static ServiceEndpoint Create(EndPoint endPoint, IFeatureCollection? features = null)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return new Known(endPoint, features ?? new FeatureCollection());
    }

    /// <summary>Reads a URI, or a host with or without port.</summary>
    public static bool TryParse(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? value,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ServiceEndpoint? serviceEndpoint
    )
    {
        serviceEndpoint = ParseAddress(value) is { } address ? Create(address) : null;
        return serviceEndpoint is not null;
    }

    /// <inheritdoc />
    public override string? ToString() => EndPoint.ToString();

    private static EndPoint? ParseAddress(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (!ServiceUri.HasScheme(value) && ServiceUri.TryParse(value, out var host))
        {
            return ServiceUri.Address(host.Host, host.Port);
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var uri) ? new UriEndPoint(uri) : null;
    }

    private sealed class Known(EndPoint endPoint, IFeatureCollection features) : ServiceEndpoint
    {
        public override EndPoint EndPoint => endPoint;

        public override IFeatureCollection Features => features;
    }
}

/// <summary>An address that is a URI.</summary>
public class UriEndPoint(Uri uri) : EndPoint
{
    /// <summary>The URI.</summary>
    public Uri Uri { get; } = uri ?? throw new ArgumentNullException(nameof(uri));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is UriEndPoint other && Uri.Equals(other.Uri);

    /// <inheritdoc />
    public override int GetHashCode() => Uri.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => Uri.ToString();
}
