namespace Airbnb.Core.Payments.Payouts;

/// <summary>What a host owes for a booking that they cancelled; taken from later payouts.</summary>
public sealed class HostPenalty
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid BookingId { get; init; }
    public required Guid HostId { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>For people: the rule that gave the amount.</summary>
    public required string Rule { get; init; }
    public required DateTimeOffset ImposedAt { get; init; }

    /// <summary>Who let the host off, when and why; null while it stands.</summary>
    public Guid? WaivedBy { get; private set; }
    public DateTimeOffset? WaivedAt { get; private set; }
    public string? WaiverReason { get; private set; }

    public Money Money => new(Amount, Currency);
    public bool IsWaived => WaivedAt is not null;

    public void Waive(Guid by, string reason, DateTimeOffset at)
    {
        if (IsWaived)
            throw new InvalidOperationException($"Penalty {Id} is waived already.");
        (WaivedBy, WaiverReason, WaivedAt) = (by, reason, at);
    }
}
