using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Notifications;
using FastEndpoints;

namespace Airbnb.Api.Accounts;

/// <summary>
/// A page that the link in a mail opens. It asks for a click instead of acting at once: mail scanners open every link,
/// and must not answer in their reader's place. What the link is worth stands behind the #, for its script alone.
/// </summary>
/// <param name="html">The page with its placeholders.</param>
/// <param name="texts">What the names of its texts begin with, such as <c>verify.</c>.</param>
/// <param name="post">Where the script sends what it was given.</param>
/// <param name="name">What that is called, behind the # and in the body.</param>
public sealed class MailedPage(string html, string texts, string post, string name)
{
    public Task Send(IEndpoint endpoint)
    {
        var http = endpoint.HttpContext;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        var page = In(http.PreferredLanguage()).Replace("{nonce}", nonce, StringComparison.Ordinal);
        return http.Response.SendResultAsync(Results.Content(page, "text/html; charset=utf-8"));
    }

    /// <summary>Whose account it is only the script knows: the browser says what its reader reads.</summary>
    private string In(Language language)
    {
        // The page calls them all the same, whatever it is about.
        var said = Wording
            .In(language)
            .TextsOf(texts)
            .ToDictionary(text => text.Key[texts.Length..], text => text.Value, StringComparer.Ordinal);
        var page = html.Replace("{lang}", language.Tag(), StringComparison.Ordinal)
            .Replace("{texts}", JsonSerializer.Serialize(said), StringComparison.Ordinal)
            .Replace("{post}", post, StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal);
        return said.Aggregate(
            page,
            (text, one) => text.Replace($"{{{one.Key}}}", WebUtility.HtmlEncode(one.Value), StringComparison.Ordinal)
        );
    }
}
