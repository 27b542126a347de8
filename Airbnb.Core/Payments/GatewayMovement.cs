namespace Airbnb.Core.Payments;

public enum MovementKind
{
    Charge,
    Refund,
    RefundFailure,
    Dispute,
    Transfer,
    TransferReversal,

    /// <summary>What the platform does not cause: the gateway's own invoices, withdrawals to our bank.</summary>
    Other,
}

/// <summary>One line of our balance at the gateway.</summary>
/// <param name="Reference">Our charge, refund, payout or reversal; null when it is not one of ours.</param>
/// <param name="SubjectId">
/// The gateway's id of what it belongs to, to be read there: of a charge, a refund, a dispute, a transfer.
/// </param>
/// <param name="ChargeId">The gateway's id of the charge that was paid, sent back or disputed.</param>
/// <param name="Amount">Before the fee; negative when money leaves.</param>
/// <param name="At">In the gateway's own time.</param>
public sealed record GatewayMovement(
    string Id,
    MovementKind Kind,
    Guid? Reference,
    string SubjectId,
    string? ChargeId,
    Money Amount,
    Money Fee,
    DateTimeOffset At
)
{
    public Money Net => Amount - Fee;
}

public enum SubjectKind
{
    Charge,
    Refund,
    Dispute,

    /// <summary>The account of a host.</summary>
    Account,

    /// <summary>Kept, and of no consequence.</summary>
    Other,
}

/// <param name="Id">The gateway's id.</param>
public sealed record GatewaySubject(SubjectKind Kind, string Id);
