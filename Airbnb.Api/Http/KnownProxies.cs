using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Airbnb.Api.Http;

/// <summary>
/// What proxies say about those behind them, <c>X-Forwarded-For</c> and <c>-Proto</c>, is believed of those alone that
/// <c>Proxies:Known</c> names: addresses and networks (<c>10.0.0.0/8</c>). Whoever else says it could be anybody.
/// </summary>
public static class KnownProxies
{
    private const string Section = "Proxies:Known";

    public static void UseKnownProxies(this WebApplication app)
    {
        var section = app.Configuration.GetSection(Section).Get<string?[]>() ?? [];
        var known = section.OfType<string>().Where(text => text.Length > 0).ToArray();
        if (known.Length == 0)
            return; // an empty list would make the middleware believe everybody
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far back as the proxies are known
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in known.Select(Network))
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork Network(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException($"{Section} names '{text}', which is no address and no network.");
    }
}
