namespace Airbnb.Core.Payments;

public enum ChargeStatus
{
    /// <summary>We mean to ask the gateway for it; the gateway may or may not know of it yet.</summary>
    Intended,

    /// <summary>The gateway waits for the guest to pay.</summary>
    Open,

    /// <summary>The guest's money is reserved; it is captured or released later.</summary>
    Authorised,

    Succeeded,
    Cancelled,
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

    /// <summary>Authorised first, and captured or released once the host has answered.</summary>
    public bool CapturesLater { get; init; }

    /// <summary>The change of the booking that it pays for; null for the booking itself.</summary>
    public Guid? AlterationId { get; init; }

    /// <summary>When it was first meant, in real time, which the gateway goes by too.</summary>
    public DateTimeOffset IntendedAt { get; private init; }

    public ChargeStatus Status { get; private set; }
    public string? GatewayId { get; private set; }

    /// <summary>What the guest pays with; forgotten once there is nothing left to pay.</summary>
    public string? ClientSecret { get; private set; }
    public string? RedirectUrl { get; private set; }

    /// <summary>What the gateway keeps of it, in minor units; null until it has said so.</summary>
    public long? Fee { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Money Due => new(Amount, Currency);

    public PaymentStep? Step =>
        ClientSecret is null && RedirectUrl is null ? null : new PaymentStep(ClientSecret, RedirectUrl);

    /// <summary>The money is here, or ours to take.</summary>
    public bool IsSecured => Status is ChargeStatus.Authorised or ChargeStatus.Succeeded;

    /// <summary>Nothing more can come of it.</summary>
    public bool IsOver => Status is ChargeStatus.Succeeded or ChargeStatus.Cancelled;

    public ChargeOrder OrderFor(Guid bookingId) => new(Id, bookingId, Due, CapturesLater, IntendedAt);

    public void Open(GatewayCharge at)
    {
        if (Status is not ChargeStatus.Intended)
            return;
        (GatewayId, Status) = (at.Id, ChargeStatus.Open);
        (ClientSecret, RedirectUrl) = (at.Step?.ClientSecret, at.Step?.RedirectUrl);
    }

    public void Authorise()
    {
        if (Status is not ChargeStatus.Open || !CapturesLater)
            throw new InvalidOperationException($"Charge {Id} is {Status} and cannot be authorised.");
        (Status, ClientSecret, RedirectUrl) = (ChargeStatus.Authorised, null, null);
    }

    public void Succeed(DateTimeOffset at) => End(ChargeStatus.Succeeded, at);

    public void Cancel(DateTimeOffset at) => End(ChargeStatus.Cancelled, at);

    public void Cost(Money fee) => Fee = fee.Amount;

    private void End(ChargeStatus status, DateTimeOffset at)
    {
        if (IsOver)
            throw new InvalidOperationException($"Charge {Id} is {Status} already.");
        (Status, EndedAt, ClientSecret, RedirectUrl) = (status, at, null, null);
    }
}
