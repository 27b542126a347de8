namespace Airbnb.Core.Payments.Payouts;

public enum ReversalStatus
{
    /// <summary>We mean to take it back; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>The money is with us again.</summary>
    Succeeded,

    /// <summary>The gateway does not take it back: the host owes it.</summary>
    Refused,
}

/// <summary>Money that was sent to a host and is not theirs any more, on its way back.</summary>
public sealed class PayoutReversal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PayoutId { get; init; }
    public required Guid HostId { get; init; }
    public required Guid BookingId { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public ReversalStatus Status { get; private set; }
    public string? GatewayId { get; private set; }

    /// <summary>Why it was refused, in the gateway's words.</summary>
    public string? Failure { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Money Money => new(Amount, Currency);

    public static PayoutReversal Of(Payout payout, Money amount, DateTimeOffset at) =>
        new()
        {
            PayoutId = payout.Id,
            HostId = payout.HostId,
            BookingId = payout.BookingId,
            Amount = amount.Amount,
            Currency = amount.Currency,
            CreatedAt = at,
        };

    public void Succeed(string gatewayId, DateTimeOffset at) =>
        (GatewayId, Status, EndedAt) = (gatewayId, End(ReversalStatus.Succeeded), at);

    public void Refuse(string why, DateTimeOffset at) =>
        (Failure, Status, EndedAt) = (why, End(ReversalStatus.Refused), at);

    private ReversalStatus End(ReversalStatus status) =>
        Status is ReversalStatus.Intended
            ? status
            : throw new InvalidOperationException($"Reversal {Id} is {Status} already.");
}
