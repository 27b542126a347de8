using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Reads service names, which are URIs with or without scheme.</summary>
internal static class ServiceUri
{
    public static bool HasScheme(string name) => name.Contains("://", StringComparison.Ordinal);

    public static bool TryParse(string name, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(HasScheme(name) ? name : $"none://{name}", UriKind.Absolute, out uri);

    /// <summary>Takes <c>_admin.api</c> apart: the endpoint admin of the service api.</summary>
    public static (string Service, string? Endpoint) SplitHost(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return host.StartsWith('_') && dot > 1 && !host.EndsWith('.')
            ? (host[(dot + 1)..], host[1..dot])
            : (host, null);
    }

    /// <summary>An address; port 0 stands for the scheme's own.</summary>
    public static EndPoint Address(string host, int port)
    {
        port = Math.Max(port, 0);
        return IPAddress.TryParse(host, out var ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(host, port);
    }
}
