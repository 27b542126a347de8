using System.Diagnostics;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Delivery;

/// <summary>A message that waits to be published; written in the transaction of the use case that states it.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What handlers know the message by: the same on every delivery and retry.</summary>
    public required Guid MessageId { get; init; }

    public required string Type { get; init; }
    public required string Payload { get; init; }

    /// <summary>The one handler a retry is meant for; null for all that are bound.</summary>
    public string? Handler { get; init; }

    /// <summary>How many deliveries to that handler have failed before.</summary>
    public int Attempt { get; init; }

    public string? TraceParent { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>A relay publishes it until then; afterwards another one may.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }
}

public static class Outbox
{
    /// <summary>States the fact: it is published if, and only if, the caller's transaction commits.</summary>
    public static void Publish(this AirbnbDb db, IMessage message) =>
        db.Outbox.Add(
            new OutboxMessage
            {
                MessageId = Guid.CreateVersion7(),
                Type = Messages.NameOf(message.GetType()),
                Payload = Messages.ToJson(message),
                TraceParent = Activity.Current?.Id,
            }
        );
}
