namespace Airbnb.Core.Payments;

public enum DisputeStatus
{
    /// <summary>The guest's bank only asks; no money has moved.</summary>
    Inquiry,

    /// <summary>The bank has taken the money back, and decides.</summary>
    Open,

    /// <summary>The money is with us again.</summary>
    Won,

    /// <summary>The money stays with the guest.</summary>
    Lost,

    /// <summary>An inquiry that became no dispute.</summary>
    Closed,
}

/// <summary>A guest's bank that takes a payment back.</summary>
public sealed class Dispute
{
    private Dispute() { }

    public Guid Id { get; private init; }
    public Guid ChargeId { get; private init; }
    public string Gateway { get; private init; } = "";
    public string GatewayId { get; private init; } = "";
    public long Amount { get; private set; }
    public string Currency { get; private init; } = "";

    /// <summary>Why, in the gateway's words.</summary>
    public string Reason { get; private init; } = "";
    public DateTimeOffset OpenedAt { get; private init; }
    public DisputeStatus Status { get; private set; }

    /// <summary>What a lost dispute took beyond what the guest was to get back anyway.</summary>
    public long WrittenOff { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public Money Money => new(Amount, Currency);

    public bool IsOver => Status is DisputeStatus.Won or DisputeStatus.Lost or DisputeStatus.Closed;

    public static Dispute Over(Charge charge, GatewayDispute seen, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChargeId = charge.Id,
            Gateway = charge.Gateway,
            GatewayId = seen.Id,
            Amount = seen.Amount.Amount,
            Currency = seen.Amount.Currency,
            Reason = seen.Reason,
            OpenedAt = at,
            Status = DisputeStatus.Inquiry,
        };

    /// <summary>Takes over how the gateway sees it, whatever came between.</summary>
    /// <returns>True when it changed.</returns>
    public bool Follow(GatewayDispute seen, DateTimeOffset at)
    {
        var next = seen.State switch
        {
            GatewayDisputeState.Inquiry => DisputeStatus.Inquiry,
            GatewayDisputeState.Open => DisputeStatus.Open,
            GatewayDisputeState.Won => DisputeStatus.Won,
            GatewayDisputeState.Lost => DisputeStatus.Lost,
            _ => DisputeStatus.Closed,
        };
        if (IsOver || next == Status)
            return false;
        Status = next;
        if (seen.Withdrawn.Amount > 0)
            Amount = seen.Withdrawn.Amount;
        if (Status is DisputeStatus.Lost)
            WrittenOff = Amount;
        if (IsOver)
            ClosedAt = at;
        return true;
    }

    /// <summary>A refund that the guest was to get is paid with what the dispute took.</summary>
    public void Cover(Refund refund)
    {
        if (refund.Amount > WrittenOff)
            throw new InvalidOperationException($"Dispute {Id} has not taken {refund.Money}.");
        WrittenOff -= refund.Amount;
        refund.Cover();
    }
}
