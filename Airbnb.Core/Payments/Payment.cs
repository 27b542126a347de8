namespace Airbnb.Core.Payments;

public enum ChargeStatus
{
    /// <summary>We mean to ask the gateway for it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>The gateway waits for the guest to pay.</summary>
    Open,

    Succeeded,
    Cancelled,
}

/// <summary>All that a guest pays for one booking.</summary>
public sealed class Payment
{
    private readonly List<Charge> charges = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid BookingId { get; init; }
    public required Guid GuestId { get; init; }

    /// <summary>Which gateway moves the money: <c>stripe</c>.</summary>
    public required string Gateway { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public IReadOnlyList<Charge> Charges => charges;

    public Charge Charge(Money amount, DateTimeOffset at)
    {
        var charge = new Charge
        {
            PaymentId = Id,
            Gateway = Gateway,
            Amount = amount.Amount,
            Currency = amount.Currency,
            CreatedAt = at,
        };
        charges.Add(charge);
        return charge;
    }
}

/// <summary>One movement of money from the guest, under its own id at the gateway.</summary>
public sealed class Charge
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PaymentId { get; init; }
    public required string Gateway { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public ChargeStatus Status { get; private set; }
    public string? GatewayId { get; private set; }

    /// <summary>What the guest's browser confirms with; forgotten once the charge is over.</summary>
    public string? ClientSecret { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Money Due => new(Amount, Currency);

    /// <summary>Nothing more can come of it.</summary>
    public bool IsOver => Status is ChargeStatus.Succeeded or ChargeStatus.Cancelled;

    public void Open(GatewayCharge at)
    {
        if (Status is not ChargeStatus.Intended)
            return;
        (GatewayId, ClientSecret, Status) = (at.Id, at.ClientSecret, ChargeStatus.Open);
    }

    public void Succeed(DateTimeOffset at) => End(ChargeStatus.Succeeded, at);

    public void Cancel(DateTimeOffset at) => End(ChargeStatus.Cancelled, at);

    private void End(ChargeStatus status, DateTimeOffset at)
    {
        if (IsOver)
            throw new InvalidOperationException($"Charge {Id} is {Status} already.");
        (Status, EndedAt, ClientSecret) = (status, at, null);
    }
}

public enum RefundStatus
{
    Intended,
    Succeeded,
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

    public Money Money => new(Amount, Currency);

    public void Succeed(string gatewayId) => (GatewayId, Status) = (gatewayId, RefundStatus.Succeeded);
}
