namespace Airbnb.Core.Delivery;

/// <summary>That a handler has dealt with a message: what makes a second delivery harmless.</summary>
public sealed class InboxEntry
{
    public required string Handler { get; init; }
    public required Guid MessageId { get; init; }
    public DateTimeOffset HandledAt { get; init; }

    /// <summary>The code of the refusal, when the business said no.</summary>
    public string? Refusal { get; init; }
}
