namespace Airbnb.Core.Payments;

/// <summary>A webhook as it came, kept whole, once for each of the gateway's event ids.</summary>
public sealed class GatewayEvent
{
    public required string Gateway { get; init; }
    public required string EventId { get; init; }
    public required string Type { get; init; }

    /// <summary>The gateway's id of what it is about; the object itself is read from the gateway again.</summary>
    public string? ObjectId { get; init; }

    public required string Payload { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
}
