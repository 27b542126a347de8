using System.Net;
using System.Security.Cryptography;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Notifications;

namespace Airbnb.Api.Notifications;

/// <summary>Unsubscribe.html in the reader's language. It needs no script.</summary>
public static class UnsubscribePage
{
    private static readonly string Page = EmbeddedPages.Read<GetUnsubscribe>("Unsubscribe.html");

    public static IResult Question(Language language, NoticeCategory category, HttpContext http) =>
        Show(
            language,
            http,
            "unsubscribe.title",
            Say(language, "unsubscribe.question", category),
            // Without an action it posts to where it came from, token and all.
            $"<form method=\"post\"><button>{Encode(Wording.In(language).Text("unsubscribe.button"))}</button></form>"
        );

    public static IResult Done(Language language, NoticeCategory category, HttpContext http) =>
        Show(language, http, "unsubscribe.done.title", Say(language, "unsubscribe.done", category));

    public static IResult Invalid(Language language, HttpContext http) =>
        Show(
            language,
            http,
            "unsubscribe.invalid.title",
            Wording.In(language).Text("unsubscribe.invalid"),
            status: StatusCodes.Status400BadRequest
        );

    private static string Say(Language language, string text, NoticeCategory category)
    {
        var wording = Wording.In(language);
        return wording.Text(text).Replace("{category}", wording.Category(category), StringComparison.Ordinal);
    }

    private static IResult Show(
        Language language,
        HttpContext http,
        string title,
        string text,
        string form = "",
        int status = StatusCodes.Status200OK
    )
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer"; // the token is in the address
        headers.CacheControl = "no-store";
        var page = Page.Replace("{nonce}", nonce, StringComparison.Ordinal)
            .Replace("{lang}", language.Tag(), StringComparison.Ordinal)
            .Replace("{title}", Encode(Wording.In(language).Text(title)), StringComparison.Ordinal)
            .Replace("{text}", Encode(text), StringComparison.Ordinal)
            .Replace("{form}", form, StringComparison.Ordinal);
        return Results.Content(page, "text/html; charset=utf-8", statusCode: status);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
