namespace Stripe;

/// <summary>A URL that events are sent to.</summary>
public class WebhookEndpoint : StripeEntity<WebhookEndpoint>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public string ApiVersion { get; set; }
    public string Application { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public bool? Deleted { get; set; }
    public string Description { get; set; }
    public List<string> EnabledEvents { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>Signs the deliveries; only in the answer to the creation.</summary>
    public string Secret { get; set; }
    public string Status { get; set; }
    public string Url { get; set; }
}

/// <summary>Parameters of a new endpoint.</summary>
public class WebhookEndpointCreateOptions : BaseOptions, IHasMetadata
{
    public string ApiVersion { get; set; }
    public bool? Connect { get; set; }
    public string Description
    {
        get;
        set => field = Note(value);
    }
    public List<string> EnabledEvents { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string Url { get; set; }
}

/// <summary>Changes to an endpoint.</summary>
public class WebhookEndpointUpdateOptions : BaseOptions, IHasMetadata
{
    public string Description
    {
        get;
        set => field = Note(value);
    }
    public bool? Disabled { get; set; }
    public List<string> EnabledEvents { get; set; }
    public Dictionary<string, string> Metadata
    {
        get;
        set => field = Note(value);
    }
    public string Url { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class WebhookEndpointGetOptions : BaseOptions { }

/// <summary>Parameters of a deletion.</summary>
public class WebhookEndpointDeleteOptions : BaseOptions { }

/// <summary>Parameters of a list of endpoints.</summary>
public class WebhookEndpointListOptions : ListOptions { }

/// <summary>Webhook endpoints.</summary>
public class WebhookEndpointService : Service
{
    private const string Path = "/v1/webhook_endpoints";

    public WebhookEndpointService() { }

    public WebhookEndpointService(IStripeClient client)
        : base(client) { }

    public virtual Task<WebhookEndpoint> CreateAsync(
        WebhookEndpointCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);

    public virtual Task<WebhookEndpoint> GetAsync(
        string id,
        WebhookEndpointGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<WebhookEndpoint>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<WebhookEndpoint> UpdateAsync(
        string id,
        WebhookEndpointUpdateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Post<WebhookEndpoint>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<WebhookEndpoint> DeleteAsync(
        string id,
        WebhookEndpointDeleteOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Delete<WebhookEndpoint>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<WebhookEndpoint>> ListAsync(
        WebhookEndpointListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<WebhookEndpoint> ListAutoPagingAsync(
        WebhookEndpointListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);
}
