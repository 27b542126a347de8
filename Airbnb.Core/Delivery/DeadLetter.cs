namespace Airbnb.Core.Delivery;

/// <summary>A message that a handler could not deal with in five tries; it rests until an admin replays or drops it.</summary>
public sealed class DeadLetter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MessageId { get; init; }
    public required string Handler { get; init; }
    public required string Type { get; init; }
    public required string Payload { get; init; }

    /// <summary>The last fault, as the log has it.</summary>
    public required string Fault { get; init; }

    public string? TraceParent { get; init; }
    public DateTimeOffset RestingSince { get; init; }
}
