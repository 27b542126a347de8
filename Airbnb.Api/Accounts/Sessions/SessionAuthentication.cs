using System.Text.Encodings.Web;
using Airbnb.Core.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Accounts.Sessions;

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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        BearerToken() is { } text
            ? await sessions.Authenticate(text, SchemeName, Context)
            : AuthenticateResult.NoResult();

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
}
