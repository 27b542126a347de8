using System.Net.Mime;
using Microsoft.Extensions.Primitives;

namespace Airbnb.Api.Http;

/// <summary>
/// What browsers are told of every answer: to take it for what it says it is, to show it in nobody's frame, to load
/// nothing into it. Pages say more precisely what they need; whatever an endpoint has said stands.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>For what is data: even taken for a page it could do nothing.</summary>
    public const string ForData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For pages whose scripts and styles are files of ours. Component libraries set styles on elements.</summary>
    public const string ForPages =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() => Say(context));
                return next(context);
            }
        );

    private static Task Say(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // for those who do not know frame-ancestors
        Unsaid(headers, "Content-Security-Policy", IsPage(context.Response) ? ForPages : ForData);
        // Not "no-referrer": forms of our own pages are to say where they are from.
        Unsaid(headers, "Referrer-Policy", "same-origin");
        Unsaid(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        Unsaid(headers, "Cross-Origin-Opener-Policy", "same-origin");
        Unsaid(headers, "Cross-Origin-Resource-Policy", MayBeShownElsewhere(context) ? "cross-origin" : "same-site");
        // What one caller gets is for no cache to keep.
        if (context.User.Identity?.IsAuthenticated is true)
            Unsaid(headers, "Cache-Control", "no-store");
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }

    private static void Unsaid(IHeaderDictionary headers, string name, StringValues value)
    {
        if (!headers.ContainsKey(name))
            headers[name] = value;
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Photos are shown on the sites of those who use the API.</summary>
    private static bool MayBeShownElsewhere(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/photos", StringComparison.Ordinal);
}
