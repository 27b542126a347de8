using System.Text.Json;
using System.Text.Json.Serialization;

namespace StripeSandbox.Objects;

public sealed class Event : StripeObject
{
    public string? Account { get; set; }
    public string ApiVersion { get; set; } = ApiVersions.Current;
    public EventData Data { get; set; } = new(default, null);
    public int PendingWebhooks { get; set; }
    public EventRequest Request { get; set; } = new(null, null);
    public string Type { get; set; } = "";
}

public sealed record EventData(
    JsonElement Object,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? PreviousAttributes
);

public sealed record EventRequest(string? Id, string? IdempotencyKey);

public sealed class WebhookEndpoint : StripeObject, IHasMetadata
{
    public string? ApiVersion { get; set; }
    public string? Application { get; set; }
    public string? Description { get; set; }
    public List<string> EnabledEvents { get; set; } = ["*"];
    public Dictionary<string, string> Metadata { get; set; } = [];
    public string Status { get; set; } = "enabled";
    public string Url { get; set; } = "";

    [JsonPropertyName("_secret")]
    public string Secret { get; set; } = "";

    /// <summary>Whether events of connected accounts come here; the endpoint of the configuration takes both.</summary>
    [JsonPropertyName("_connect")]
    public bool? Connect { get; set; }

    [JsonPropertyName("_deleted")]
    public bool IsDeleted { get; set; }

    public bool Wants(Event happened) =>
        !IsDeleted
        && Status == "enabled"
        && (Connect is null || Connect == happened.Account is not null)
        && (EnabledEvents.Contains("*") || EnabledEvents.Contains(happened.Type));
}

/// <summary>One event on its way to one endpoint.</summary>
public sealed class Delivery : StripeObject
{
    public string Event { get; set; } = "";
    public string EventType { get; set; } = "";
    public string Endpoint { get; set; } = "";
    public string Status { get; set; } = DeliveryStatus.Pending;
    public int Attempts { get; set; }
    public long NextAttemptAt { get; set; }
    public long GiveUpAt { get; set; }
    public int? ResponseStatus { get; set; }
    public string? Failure { get; set; }
}

public static class DeliveryStatus
{
    public const string Pending = "pending";
    public const string Held = "held";
    public const string Dropped = "dropped";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
}

/// <summary>Something that the sandbox does a little later by itself.</summary>
public sealed class Chore : StripeObject
{
    public string What { get; set; } = "";
    public string Subject { get; set; } = "";
    public long DueAt { get; set; }
    public bool Done { get; set; }
}

/// <summary>The answer that an idempotency key repeats.</summary>
public sealed class StoredReply : StripeObject
{
    public const long KeptSeconds = 24 * 60 * 60;

    public string Fingerprint { get; set; } = "";
    public string RequestId { get; set; } = "";
    public int Status { get; set; }
    public string Body { get; set; } = "";
}

public static class ApiVersions
{
    public const string Current = "2026-07-29.dahlia";
}
