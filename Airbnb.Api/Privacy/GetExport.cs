using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Notifications;
using FastEndpoints;

namespace Airbnb.Api.Privacy;

/// <summary>The page that the link in the mail opens: its script posts the secret, which stays out of addresses.</summary>
public sealed class GetExport : EndpointWithoutRequest
{
    private static readonly string Page = EmbeddedPages.Read<GetExport>("Export.html");

    public override void Configure()
    {
        Get("export");
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
        var page = In(HttpContext.PreferredLanguage()).Replace("{nonce}", nonce, StringComparison.Ordinal);
        return Send.ResultAsync(Results.Content(page, "text/html; charset=utf-8"));
    }

    private static string In(Language language)
    {
        var texts = Wording.In(language).TextsOf("export.");
        var page = Page.Replace("{lang}", language.Tag(), StringComparison.Ordinal)
            .Replace("{texts}", JsonSerializer.Serialize(texts), StringComparison.Ordinal);
        return texts.Aggregate(
            page,
            (text, said) => text.Replace($"{{{said.Key}}}", WebUtility.HtmlEncode(said.Value), StringComparison.Ordinal)
        );
    }
}
