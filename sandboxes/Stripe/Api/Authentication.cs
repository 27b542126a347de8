using System.Net.Http.Headers;
using System.Text;

namespace StripeSandbox.Api;

/// <summary>Keys come as a bearer token, as the user name of basic authentication, or as Stripe.js's parameter.</summary>
public sealed class Authentication(SandboxOptions options)
{
    public Caller Identify(HttpRequest request, string? parameter)
    {
        var key = FromHeader(request) ?? parameter;
        if (string.IsNullOrEmpty(key))
        {
            throw new ApiError(
                401,
                "invalid_request_error",
                "You did not provide an API key. You need to provide your API key in the Authorization header, using "
                    + "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See "
                    + "https://stripe.com/docs/api#authentication for details, or we can help at "
                    + "https://support.stripe.com/."
            )
            {
                NothingBegun = true,
            };
        }

        return key == options.SecretKey ? Caller.Secret
            : key == options.PublishableKey ? Caller.Publishable
            : throw new ApiError(401, "invalid_request_error", $"Invalid API Key provided: {Mask(key)}")
            {
                NothingBegun = true,
            };
    }

    private static string? FromHeader(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header))
        {
            return null;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BEARER" => header.Parameter,
            "BASIC" => UserName(header.Parameter),
            _ => null,
        };
    }

    private static string? UserName(string? credentials)
    {
        var bytes = new byte[credentials?.Length ?? 0];
        return Convert.TryFromBase64String(credentials ?? "", bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : null;
    }

    private static string Mask(string key) =>
        key.Length <= 12 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
