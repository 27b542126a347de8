using System.Net;
using System.Net.Sockets;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Which addresses lie in the public internet, by IANA's registries of special ones (RFC 6890).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Only these are given out; loopback, link-local, private and translated ones lie outside.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contain(address.MapToIPv4());
        return address.AddressFamily is AddressFamily.InterNetwork
            ? !SpecialV4.Any(network => network.Contains(address))
            : GlobalV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }
}
