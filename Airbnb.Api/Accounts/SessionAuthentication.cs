using System.Security.Claims;
using System.Text.Encodings.Web;
using Airbnb.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Accounts;

/// <summary>Reads <c>Authorization: Bearer</c> and makes the session's user the caller.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    FindSession sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    private const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken() is not { } text)
            return AuthenticateResult.NoResult();
        var session = SessionToken.Parse(text) is { } token ? await sessions.By(token, Context.RequestAborted) : null;
        return session is null
            ? AuthenticateResult.Fail("The session has ended, or never was.")
            : AuthenticateResult.Success(new AuthenticationTicket(Principal(session), SchemeName));
    }

    /// <summary>RFC 6750; the body is the problem that every 401 of ours has.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = BearerToken() is null ? Bearer : $"{Bearer} error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private string? BearerToken() =>
        Request.Headers[HeaderNames.Authorization] is [{ } header]
        && header.StartsWith(Bearer + " ", StringComparison.OrdinalIgnoreCase)
            ? header[(Bearer.Length + 1)..].Trim()
            : null;

    private static ClaimsPrincipal Principal(ActiveSession session) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, session.UserId.ToString()),
                    new Claim(ClaimTypes.Role, session.Role.ToString()),
                    new Claim(ClaimTypes.Sid, session.Id.ToString()),
                ],
                SchemeName
            )
        );
}

public static class SessionClaims
{
    /// <summary>The session that this request came with.</summary>
    public static Guid SessionId(this ClaimsPrincipal principal) =>
        Guid.Parse(principal.FindFirstValue(ClaimTypes.Sid)!);
}
