using Stripe;

namespace Airbnb.Core.Payments;

/// <summary>Opens what Stripe posts. See https://docs.stripe.com/webhooks#verify-official-libraries.</summary>
public sealed class StripeWebhook(StripeOptions options)
{
    /// <summary>The event, when one of our secrets signed this very body within the last five minutes.</summary>
    public Result<GatewayEvent> Open(string body, string? signature)
    {
        foreach (var secret in options.WebhookSecret.Split(',', StringSplitOptions.TrimEntries))
            if (Open(body, signature, secret) is { } opened)
                return opened;
        return PaymentErrors.ForgedWebhook;
    }

    private static GatewayEvent? Open(string body, string? signature, string secret)
    {
        try
        {
            // Events are read from Stripe again before anything is done, so their API version does not matter.
            var opened = EventUtility.ConstructEvent(body, signature, secret, throwOnApiVersionMismatch: false);
            return new GatewayEvent
            {
                Gateway = "stripe",
                EventId = opened.Id,
                Type = opened.Type,
                ObjectId = (opened.Data?.Object as IHasId)?.Id,
                Payload = body,
            };
        }
        catch (StripeException)
        {
            return null;
        }
    }
}
