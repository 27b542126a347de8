using System.Text.Json;

namespace FastEndpoints;

/// <summary>A server-sent event.</summary>
public class StreamItem
{
    public StreamItem(string eventName, object data)
        : this(id: null, eventName, data) { }

    public StreamItem(string? id, string eventName, object data, int? retry = null)
    {
        Id = id;
        EventName = eventName;
        Data = data;
        Retry = retry;
    }

    public string? Id { get; init; }

    public string EventName { get; init; }

    public object Data { get; init; }

    /// <summary>Milliseconds after which a client that lost the connection comes back.</summary>
    public int? Retry { get; init; }

    public virtual string GetDataString(JsonSerializerOptions options) => JsonSerializer.Serialize(Data, options);
}
