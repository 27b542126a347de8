using System.Security.Claims;
using Airbnb.Core.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Airbnb.Api.Accounts.Sessions;

/// <summary>What a session makes of whoever sends its token, in whichever way.</summary>
public static class SessionPrincipal
{
    /// <summary>How they proved who they are, as RFC 8176 has it.</summary>
    private const string Method = "amr";
    private const string SeveralFactors = "mfa";

    /// <summary>The caller whom the token speaks for.</summary>
    public static async Task<AuthenticateResult> Authenticate(
        this FindSession sessions,
        string? text,
        string scheme,
        HttpContext http
    )
    {
        var session = SessionToken.Parse(text) is { } token
            ? await sessions.By(token, http.Address(), http.RequestAborted)
            : null;
        return session is null
            ? AuthenticateResult.Fail("The session has ended, or never was.")
            : AuthenticateResult.Success(new AuthenticationTicket(Of(session, scheme), scheme));
    }

    /// <summary>The session that this request came with.</summary>
    public static Guid SessionId(this ClaimsPrincipal principal) =>
        Guid.Parse(principal.FindFirstValue(ClaimTypes.Sid)!);

    /// <summary>Whether they signed in with more than a password.</summary>
    public static bool HasSecondFactor(this ClaimsPrincipal principal) => principal.HasClaim(Method, SeveralFactors);

    private static ClaimsPrincipal Of(ActiveSession session, string scheme)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, session.UserId.ToString()),
                new Claim(ClaimTypes.Role, session.Role.ToString()),
                new Claim(ClaimTypes.Sid, session.Id.ToString()),
            ],
            scheme
        );
        if (session.WithSecondFactor)
            identity.AddClaim(new Claim(Method, SeveralFactors));
        return new ClaimsPrincipal(identity);
    }
}
