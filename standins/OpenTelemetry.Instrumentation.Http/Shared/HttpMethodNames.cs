using System.Collections.Frozen;
using System.Diagnostics;

namespace OpenTelemetry.Instrumentation;

/// <summary>HTTP methods as the semantic conventions spell them: unknown ones must not become span names.</summary>
internal static class HttpMethodNames
{
    private const string Other = "_OTHER";

    private static readonly FrozenSet<string> Known = new[]
    {
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "PATCH",
        "CONNECT",
        "QUERY",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void SetDisplayName(Activity activity, string method, string? route = null)
    {
        var name = Known.TryGetValue(method, out var known) ? known : "HTTP";
        activity.DisplayName = string.IsNullOrEmpty(route) ? name : $"{name} {route}";
    }

    public static void SetTag(Activity activity, string method)
    {
        var name = Known.TryGetValue(method, out var known) ? known : Other;
        activity.SetTag("http.request.method", name);
        if (!string.Equals(name, method, StringComparison.Ordinal))
        {
            activity.SetTag("http.request.method_original", method);
        }
    }
}
