namespace Airbnb.Core.Payments;

public enum RefundStatus
{
    /// <summary>We mean to send it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>It left us.</summary>
    Succeeded,

    /// <summary>The gateway or the guest's bank did not take it: the guest is still owed the money.</summary>
    Failed,

    /// <summary>The guest's bank disputes the charge and has taken the money already: it waits for the decision.</summary>
    Blocked,

    /// <summary>A lost dispute has paid it.</summary>
    Covered,
}

/// <summary>Money on its way back to the guest.</summary>
public sealed class Refund
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ChargeId { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public RefundStatus Status { get; private set; }
    public string? GatewayId { get; private set; }

    /// <summary>Why it failed, in the gateway's words.</summary>
    public string? Failure { get; private set; }

    /// <summary>The failed refund in whose place this one was sent.</summary>
    public Guid? Replaces { get; init; }

    public Money Money => new(Amount, Currency);

    public static Refund Of(Charge charge, Money amount, string reason, DateTimeOffset at) =>
        new()
        {
            ChargeId = charge.Id,
            Amount = amount.Amount,
            Currency = amount.Currency,
            Reason = reason,
            CreatedAt = at,
        };

    public void Succeed(string gatewayId) => (GatewayId, Status) = (gatewayId, RefundStatus.Succeeded);

    public void Fail(string? gatewayId, string why) =>
        (GatewayId, Failure, Status) = (gatewayId, why, RefundStatus.Failed);

    public void Block() => Status = RefundStatus.Blocked;

    public void Unblock() => Status = RefundStatus.Intended;

    public void Cover() => Status = RefundStatus.Covered;
}
