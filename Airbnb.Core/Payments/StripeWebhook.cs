using System.Text.Json;
using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>Opens what Stripe posts. See https://docs.stripe.com/webhooks#verify-official-libraries.</summary>
public sealed class StripeWebhook(StripeOptions options)
{
    /// <summary>The event, when one of our secrets signed this very body within the last five minutes.</summary>
    public Result<GatewayEvent> Open(string body, string? signature)
    {
        var secrets = options.WebhookSecret.Split(',', StringSplitOptions.TrimEntries);
        if (string.IsNullOrEmpty(signature) || !Array.Exists(secrets, secret => Signed(body, signature, secret)))
            return PaymentErrors.ForgedWebhook;
        return Read(body) is { } read ? read : PaymentErrors.MalformedWebhook;
    }

    private static bool Signed(string body, string signature, string secret)
    {
        try
        {
            EventUtility.ValidateSignature(body, signature, secret);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    /// <summary>
    /// Only what tells events apart. The object is read from Stripe again before anything is done, so neither the
    /// event's API version nor kinds that are new to us matter.
    /// </summary>
    private static GatewayEvent? Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                Text(json.RootElement, "id") is { Length: > 0 } id
                && Text(json.RootElement, "type") is { Length: > 0 } type
                ? new GatewayEvent
                {
                    Gateway = "stripe",
                    EventId = id,
                    Type = type,
                    ObjectId = Text(Object(Object(json.RootElement, "data"), "object"), "id"),
                    Payload = body,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or text that is no Unicode
        }
    }

    private static string? Text(JsonElement? at, string name) =>
        Object(at, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Object(JsonElement? at, string name) =>
        at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var found) ? found : null;
}
