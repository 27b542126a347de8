namespace Stripe;

/// <summary>What a <see cref="StripeClient"/> can be told at construction.</summary>
public class StripeClientOptions
{
    /// <summary>The secret key.</summary>
    public string ApiKey { get; set; }

    /// <summary>The client id used for OAuth.</summary>
    public string ClientId { get; set; }

    /// <summary>The transport; a <see cref="SystemNetHttpClient"/> with its defaults when null.</summary>
    public IHttpClient HttpClient { get; set; }

    /// <summary>The base URL of the API, without a trailing slash.</summary>
    public string ApiBase { get; set; }

    /// <summary>The base URL of the OAuth API.</summary>
    public string ConnectBase { get; set; }

    /// <summary>The base URL of the files API.</summary>
    public string FilesBase { get; set; }

    /// <summary>The base URL of the meter events API.</summary>
    public string MeterEventsBase { get; set; }

    /// <summary>The connected account on whose behalf every request is made.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The context of every request.</summary>
    public string StripeContext { get; set; }

    internal StripeClientOptions Clone() => (StripeClientOptions)MemberwiseClone();
}
