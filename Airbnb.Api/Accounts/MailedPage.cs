using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using FastEndpoints;

namespace Airbnb.Api.Accounts;

/// <summary>
/// A page that the link in a mail opens. It asks for a click instead of acting at once: mail scanners open every link,
/// and must not answer in their reader's place. What the link is worth stands behind the #, for its script alone.
/// </summary>
/// <param name="Html">The page with its placeholders.</param>
/// <param name="Texts">What the names of its texts begin with, such as <c>verify.</c>.</param>
/// <param name="Post">Where the script sends what it was given.</param>
/// <param name="Name">What that is called, behind the # and in the body.</param>
public sealed record MailedPage(string Html, string Texts, string Post, string Name);

/// <summary>Serves it to everybody who has the link.</summary>
public abstract class GetMailedPage(string path, MailedPage page) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get(path);
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = HttpContext.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        var html = In(HttpContext.PreferredLanguage()).Replace("{nonce}", nonce, StringComparison.Ordinal);
        return Send.ResultAsync(Results.Content(html, "text/html; charset=utf-8"));
    }

    /// <summary>Whose account it is only the script knows: the browser says what its reader reads.</summary>
    private string In(Language language)
    {
        // The page calls them all the same, whatever it is about.
        var said = Wording
            .In(language)
            .TextsOf(page.Texts)
            .ToDictionary(text => text.Key[page.Texts.Length..], text => text.Value, StringComparer.Ordinal);
        var html = page
            .Html.Replace("{lang}", language.Tag(), StringComparison.Ordinal)
            .Replace("{texts}", JsonSerializer.Serialize(said), StringComparison.Ordinal)
            .Replace("{post}", page.Post, StringComparison.Ordinal)
            .Replace("{name}", page.Name, StringComparison.Ordinal);
        return said.Aggregate(
            html,
            (text, one) => text.Replace($"{{{one.Key}}}", WebUtility.HtmlEncode(one.Value), StringComparison.Ordinal)
        );
    }
}
