using System.Security.Cryptography;
using System.Text;

namespace StripeSandbox.Webhooks;

/// <summary>The Stripe-Signature header: https://docs.stripe.com/webhooks#verify-manually.</summary>
public static class Signature
{
    public static string Header(string secret, string body, DateTimeOffset now)
    {
        var signed = FormattableString.Invariant($"{now.ToUnixTimeSeconds()}.{body}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed));
        return FormattableString.Invariant($"t={now.ToUnixTimeSeconds()},v1={Convert.ToHexStringLower(hash)}");
    }
}
