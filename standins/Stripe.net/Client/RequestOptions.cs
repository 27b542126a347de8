namespace Stripe;

/// <summary>Modifies one request.</summary>
public class RequestOptions
{
    /// <summary>The secret key, instead of the client's.</summary>
    public string ApiKey { get; set; }

    /// <summary>Makes repeats of a POST safe; a random key is sent when this is empty.</summary>
    public string IdempotencyKey { get; set; }

    /// <summary>The connected account on whose behalf the request is made.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The Stripe-Context header.</summary>
    public string StripeContext { get; set; }

    /// <summary>The Stripe-Request-Trigger header.</summary>
    public string StripeRequestTrigger { get; set; }

    internal static RequestOptions Merge(RequestOptions own, StripeClientOptions client)
    {
        var merged = own is null ? new RequestOptions() : (RequestOptions)own.MemberwiseClone();
        if (string.IsNullOrEmpty(merged.ApiKey))
        {
            merged.ApiKey = client.ApiKey;
        }

        if (string.IsNullOrEmpty(merged.StripeAccount))
        {
            merged.StripeAccount = client.StripeAccount;
        }

        // An empty context says on purpose that the client's does not apply.
        merged.StripeContext ??= client.StripeContext;
        return merged;
    }
}
