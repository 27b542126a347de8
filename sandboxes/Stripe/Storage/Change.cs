using System.Text.Json;
using System.Text.Json.Nodes;
using StripeSandbox.Objects;

namespace StripeSandbox.Storage;

/// <summary>One change of the ledger: looks objects up, adds new ones and notes which were touched.</summary>
public sealed class Change(Ledger ledger)
{
    private readonly HashSet<StripeObject> touched = [];

    /// <summary>The request that makes the change, for the events it causes.</summary>
    public EventRequest Request { get; set; } = new(null, null);

    public IReadOnlyCollection<StripeObject> Touched => touched;

    public SandboxOptions Options => ledger.Options;

    public DateTimeOffset Now => ledger.Clock.GetUtcNow();

    public long UnixNow => Now.ToUnixTimeSeconds();

    public T? Find<T>(string? id)
        where T : StripeObject => id is null ? null : ledger.Find(id) as T;

    public StripeObject? FindAny(string id) => ledger.Find(id);

    public T Get<T>(string? id)
        where T : StripeObject => Find<T>(id) ?? throw new InvalidOperationException($"{id} is gone.");

    public IEnumerable<T> All<T>()
        where T : StripeObject => ledger.All<T>();

    public T Add<T>(T thing)
        where T : StripeObject
    {
        thing.Id = thing.Id.Length > 0 ? thing.Id : Ids.New(Kinds.PrefixOf(typeof(T)));
        thing.Created = UnixNow;
        thing.Sequence = ledger.NextSequence();
        ledger.Remember(thing);
        touched.Add(thing);
        return thing;
    }

    public IReadOnlyList<Delivery> DeliveriesOf(string happened) => ledger.DeliveriesOf(happened);

    /// <summary>A copy to work on; nothing is changed until it is put in place by <see cref="Replace"/>.</summary>
    public static T Draft<T>(T thing)
        where T : StripeObject => (T)Json.Read(JsonElement.Parse(Json.Write(thing)));

    public T Replace<T>(T draft)
        where T : StripeObject
    {
        ledger.Replace(draft);
        touched.Add(draft);
        return draft;
    }

    public void Touch(StripeObject thing) => touched.Add(thing);

    /// <summary>Does something by itself after a while, restarts included.</summary>
    public void Later(TimeSpan delay, string what, StripeObject subject) =>
        Add(
            new Chore
            {
                What = what,
                Subject = subject.Id,
                DueAt = (Now + delay).ToUnixTimeMilliseconds(),
            }
        );

    /// <summary>Records that something happened to <paramref name="subject"/> and queues it for the endpoints.</summary>
    public void Emit(string type, StripeObject subject) => Emit(type, subject, before: null);

    /// <summary>Records an update with the previous values of what it changed.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="before">The subject as it was shown before.</param>
    /// <param name="subject">The subject as it is now.</param>
    public void EmitUpdate(string type, JsonObject before, StripeObject subject)
    {
        var now = Rendering.Of(subject, this);
        foreach (var (name, value) in before.ToList())
        {
            if (JsonNode.DeepEquals(value, now[name]))
            {
                before.Remove(name);
            }
        }

        Emit(type, subject, before);
    }

    private void Emit(string type, StripeObject subject, JsonObject? before)
    {
        Touch(subject);
        var happened = Add(
            new Event
            {
                Type = type,
                Account = subject is Account ? subject.Id : null,
                Data = new EventData(
                    Json.Freeze(Rendering.Of(subject, this)),
                    before is null ? null : Json.Freeze(before)
                ),
                Request = Request,
            }
        );
        foreach (var endpoint in All<WebhookEndpoint>().Where(endpoint => endpoint.Wants(happened)).ToList())
        {
            happened.PendingWebhooks++;
            ledger.Post.Queue(this, happened, endpoint);
        }
    }
}
