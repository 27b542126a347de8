namespace Airbnb.Core.Privacy.Erasing;

/// <summary>That somebody wanted to be forgotten, and whether it is done.</summary>
public sealed class Erasure
{
    public required Guid UserId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; private set; }

    public void Complete(DateTimeOffset now) => CompletedAt = now;
}
