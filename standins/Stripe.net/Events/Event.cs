namespace Stripe;

/// <summary>Something that happened to an object.</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }

    /// <summary>The connected account that it happened in.</summary>
    public string Account { get; set; }

    /// <summary>The version that <see cref="Data"/> is written in.</summary>
    public string ApiVersion { get; set; }
    public string Context { get; set; }
    public DateTime Created { get; set; } = DateTime.UnixEpoch;
    public EventData Data { get; set; }
    public bool Livemode { get; set; }
    public long PendingWebhooks { get; set; }
    public EventRequest Request { get; set; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public string Type { get; set; }
}

/// <summary>The object as it stood when it happened.</summary>
public class EventData : StripeEntity<EventData>
{
    /// <summary>Cast it to its class; null for kinds that have no class.</summary>
    public IHasObject Object { get; set; }
}

/// <summary>The request that made it happen.</summary>
public class EventRequest : StripeEntity<EventRequest>, IHasId
{
    public string Id { get; set; }
    public string IdempotencyKey { get; set; }
}

/// <summary>Parameters of a look-up.</summary>
public class EventGetOptions : BaseOptions { }

/// <summary>Filters of a list of events.</summary>
public class EventListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public bool? DeliverySuccess { get; set; }
    public string Type { get; set; }
    public List<string> Types { get; set; }
}

/// <summary>Events of the last 30 days.</summary>
public class EventService : Service
{
    private const string Path = "/v1/events";

    public EventService() { }

    public EventService(IStripeClient client)
        : base(client) { }

    public virtual Task<Event> GetAsync(
        string id,
        EventGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Get<Event>($"{Path}/{Escape(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Event>> ListAsync(
        EventListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => List<Event>(Path, options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Event> ListAutoPagingAsync(
        EventListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default
    ) => Pages<Event>(Path, options, requestOptions, cancellationToken);
}
