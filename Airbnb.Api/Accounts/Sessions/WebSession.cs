using System.Text.Encodings.Web;
using Airbnb.Core.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Airbnb.Api.Accounts.Sessions;

/// <summary>
/// The same session for pages in a browser: its token travels in a cookie that no script reads, no other host sets and no
/// plain connection carries. Only pages ask for this scheme, and check an antiforgery token with what they are sent; the
/// API itself never takes a cookie, so no other site can make a browser use it.
/// </summary>
public sealed class WebSession(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    FindSession sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "WebSession";
    public const string CookieName = "__Host-session";

    /// <summary>Where a browser is sent that has no session; <c>returnUrl</c> says where it wanted to go.</summary>
    public const string SignInPath = "/admin/sign-in";

    /// <summary>Gives the browser a session that was opened or renewed.</summary>
    public static void Give(HttpContext http, SignedIn session) =>
        http.Response.Cookies.Append(CookieName, session.Token.Text, Cookie);

    /// <summary>Takes the cookie back. What it stood for is ended by <see cref="EndSessions"/>.</summary>
    public static void Take(HttpContext http) => http.Response.Cookies.Delete(CookieName, Cookie);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Request.Cookies[CookieName] is { } text
            ? await sessions.Authenticate(text, SchemeName, Context)
            : AuthenticateResult.NoResult();

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wanted = Request.PathBase + Request.Path + Request.QueryString;
        var signIn = Request.PathBase + SignInPath;
        Response.Redirect(
            HttpMethods.IsGet(Request.Method) ? signIn + QueryString.Create("returnUrl", wanted) : signIn
        );
        return Task.CompletedTask;
    }

    /// <summary>It lasts as long as the browser runs; the session itself says when it ends.</summary>
    private static CookieOptions Cookie =>
        new()
        {
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/", // with Secure and without Domain: what __Host- promises
            IsEssential = true,
        };
}
