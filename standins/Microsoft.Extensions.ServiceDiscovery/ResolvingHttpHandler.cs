using System.Net;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Sends a request to one of the endpoints of the service that its URI names.</summary>
internal sealed class ResolvingHttpHandler(ServiceEndpointResolver resolver, IOptions<ServiceDiscoveryOptions> options)
    : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var asked =
            request.RequestUri
            ?? throw new InvalidOperationException("Cannot resolve an endpoint for a request which has no RequestUri");
        var endpoint = await resolver.Next(asked.GetLeftPart(UriPartial.Authority), cancellationToken);
        request.RequestUri = Located(asked, endpoint.EndPoint, options.Value);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // A retry starts from the service's name again, and may reach another endpoint.
            request.RequestUri = asked;
        }
    }

    private static Uri Located(Uri asked, EndPoint endpoint, ServiceDiscoveryOptions options) =>
        endpoint switch
        {
            UriEndPoint { Uri: var uri } => At(asked, uri),
            DnsEndPoint dns => At(asked, dns.Host, dns.Port, options),
            IPEndPoint ip => At(asked, ip.Address.ToString(), ip.Port, options),
            _ => throw new InvalidOperationException($"Endpoints of type {endpoint.GetType()} are not supported"),
        };

    private static Uri At(Uri asked, Uri endpoint)
    {
        var located = new UriBuilder(asked) { Scheme = endpoint.Scheme, Host = endpoint.Host };
        if (endpoint.Port > 0)
        {
            located.Port = endpoint.Port;
        }

        if (endpoint.AbsolutePath.Length > 1)
        {
            located.Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{asked.AbsolutePath.TrimStart('/')}";
        }

        return located.Uri;
    }

    private static Uri At(Uri asked, string host, int port, ServiceDiscoveryOptions options)
    {
        var located = new UriBuilder(asked) { Host = host, Scheme = Scheme(asked, options) };
        if (port > 0)
        {
            located.Port = port;
        }

        return located.Uri;
    }

    private static string Scheme(Uri asked, ServiceDiscoveryOptions options)
    {
        if (!asked.Scheme.Contains('+', StringComparison.Ordinal))
        {
            return asked.Scheme;
        }

        var preferred = asked.Scheme.Split('+')[0];
        return options.AllowAllSchemes || options.AllowedSchemes.Contains(preferred, StringComparer.OrdinalIgnoreCase)
            ? preferred
            : throw new InvalidOperationException($"The scheme '{preferred}' is not allowed.");
    }
}
