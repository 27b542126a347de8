using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Page;

/// <summary>Lets in who has the link from the terminal: logs can hold secrets, and every page in the browser can reach localhost.</summary>
internal sealed class PageAccess(string? configuredToken, int port)
{
    // Cookies know no ports: the dashboards of two clones must not log each other out.
    private readonly string _cookie = $"dashboard-{port}";

    public string Token { get; } = configuredToken ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            // Somebody else's name for this machine: a page that made the browser look it up again.
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
        else if (context.Request.Path == "/login" && IsToken(context.Request.Query["t"]))
        {
            Remember(context);
            context.Response.Redirect("/");
        }
        else if (
            IsAsset(context.Request.Path)
            || (
                IsToken(context.Request.Cookies[_cookie])
                && IsFromHere(context.Request)
                && context.Request.Path != "/login"
            )
        )
        {
            await next(context);
        }
        else
        {
            await Refuse(context);
        }
    }

    private static bool IsAsset(PathString path) => path == "/page.css";

    /// <summary>Commands need a header that other sites cannot send without being asked first.</summary>
    private static bool IsFromHere(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey("X-Dashboard");

    private bool IsToken(string? text) =>
        text is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Token));

    private void Remember(HttpContext context) =>
        context.Response.Cookies.Append(
            _cookie,
            Token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
                Path = "/",
            }
        );

    private static async Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            var problem = context.Request.Query.ContainsKey("t")
                ? "That is not the token of the AppHost that runs here now."
                : "";
            await context.Response.WriteAsync(
                Assets.Read("login.html").Replace("{{problem}}", problem, StringComparison.Ordinal)
            );
        }
    }
}
