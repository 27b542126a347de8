using System.Net;
using Airbnb.Api.Http;
using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Api.Accounts.Sessions;

public static class Devices
{
    /// <summary>The programs that people know by name; of those that call themselves several, the first here.</summary>
    private static readonly (string Sign, string Name)[] Programs =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];

    public static Device Device(this HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new Device(http.Address(), agent.Length == 0 ? null : agent);
    }

    /// <summary>The session that this request came with, and where it came from.</summary>
    public static Here Here(this HttpContext http, CurrentUser user) =>
        new(user.Id, http.User.SessionId(), http.Device());

    /// <summary>Where the request came from.</summary>
    public static IPAddress? Address(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : http.Connection.RemoteIpAddress;

    /// <summary>What its owner would call it: Firefox on Windows. Null for what does not say.</summary>
    public static string? NameOf(string? userAgent)
    {
        if (userAgent is null)
            return null;
        var (program, system) = (Find(Programs, userAgent), Find(Systems, userAgent));
        return (program, system) switch
        {
            (null, null) => userAgent.Split('/', ' ')[0], // curl/8.5.0
            (null, _) => system,
            (_, null) => program,
            _ => $"{program} on {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
