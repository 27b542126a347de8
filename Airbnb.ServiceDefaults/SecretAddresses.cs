using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Some addresses are secrets: whoever knows them may read what they lead to. Traces have what they are for in their place.
/// </summary>
internal static class SecretAddresses
{
    /// <summary>Set on requests to addresses that were told us in confidence.</summary>
    private static readonly HttpRequestOptionsKey<bool> IsSecret = new("SecretAddress");

    /// <summary>In routes and queries of ours a secret is called so.</summary>
    private const string Token = "token";

    public static void Hide(Activity activity, HttpResponse response)
    {
        if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && HasToken(route))
            activity.SetTag("url.path", route);
        if (response.HttpContext.Request.Query.ContainsKey(Token))
            activity.SetTag("url.query", $"?{Token}=…");
    }

    public static void Hide(Activity activity, HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(IsSecret, out var secret) && secret)
            activity.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority));
    }

    private static bool HasToken(string route) => route.Contains($"{{{Token}}}", StringComparison.OrdinalIgnoreCase);
}
