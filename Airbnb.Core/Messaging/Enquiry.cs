namespace Airbnb.Core.Messaging;

/// <summary>
/// Something that a host was asked and is to answer: the question with which a guest opened a thread, or a request to
/// book. Response rates are read from it. A request that the guest took back, or that lost its money, before the host's
/// time was over leaves no row unless it was answered.
/// </summary>
public sealed class Enquiry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ThreadId { get; init; }
    public required Guid HostId { get; init; }

    /// <summary>The request to book; null for a question.</summary>
    public Guid? BookingId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the host wrote back, accepted or declined for the first time; null while they have not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
