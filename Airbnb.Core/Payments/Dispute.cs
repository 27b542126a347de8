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
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ChargeId { get; init; }
    public required string Gateway { get; init; }
    public required string GatewayId { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>Why, in the gateway's words.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DisputeStatus Status { get; private set; }

    /// <summary>What a lost dispute took beyond what the guest was to get back anyway.</summary>
    public long WrittenOff { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public Money Money => new(Amount, Currency);
}
