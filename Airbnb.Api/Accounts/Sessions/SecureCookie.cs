namespace Airbnb.Api.Accounts.Sessions;

/// <summary>
/// Secure without asking whether this hop is: in front of a deployed API a proxy speaks TLS, and on a developer's machine
/// browsers trust localhost as it is.
/// </summary>
public sealed class SecureCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
