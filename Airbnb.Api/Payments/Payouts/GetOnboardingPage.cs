using System.Security.Cryptography;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Payments.Payouts;

/// <summary>
/// Where a host comes back to from the provider's questions. Coming back says nothing about the answers: whether the
/// account can be paid to is read from the provider alone.
/// </summary>
public sealed class GetOnboardingPage : EndpointWithoutRequest
{
    public const string Returned = "payout-account/returned";
    public const string Expired = "payout-account/expired";

    private static readonly string Page = EmbeddedPages.Read<GetOnboardingPage>("Onboarding.html");

    public override void Configure()
    {
        Get(Returned, Expired);
        RoutePrefixOverride("");
        AllowAnonymous();
        Description(route => route.Needs(Permission.UsePublic).ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        var (title, text) = HttpContext.Request.Path.Value!.EndsWith("expired", StringComparison.Ordinal)
            ? ("This link has expired", "Nothing is lost. Go back to the app and ask for a new link.")
            : (
                "Thank you",
                "Your answers are being checked. As soon as that is done, your payouts are sent. You can close this page."
            );
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = HttpContext.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        var page = Page.Replace("{nonce}", nonce, StringComparison.Ordinal)
            .Replace("{title}", title, StringComparison.Ordinal)
            .Replace("{text}", text, StringComparison.Ordinal);
        return Send.ResultAsync(Results.Content(page, "text/html; charset=utf-8"));
    }
}
