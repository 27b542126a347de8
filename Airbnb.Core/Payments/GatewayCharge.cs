namespace Airbnb.Core.Payments;

/// <summary>What we ask a guest to pay.</summary>
/// <param name="CapturesLater">Authorised now, captured or released once the host has answered.</param>
/// <param name="IntendedAt">When we meant to ask, in real time: where to look for it at the gateway.</param>
public sealed record ChargeOrder(
    Guid ChargeId,
    Guid BookingId,
    Money Amount,
    bool CapturesLater,
    DateTimeOffset IntendedAt
);

/// <summary>What the guest needs in order to pay; which of the two is the gateway's way.</summary>
/// <param name="ClientSecret">What the guest's browser confirms with.</param>
/// <param name="RedirectUrl">The gateway's own page, to send the guest to.</param>
public sealed record PaymentStep(string? ClientSecret, string? RedirectUrl = null);

public enum GatewayChargeState
{
    /// <summary>The guest has not paid yet.</summary>
    Open,

    /// <summary>The guest has paid, and a bank takes its time: in days the money is here, or the charge open again.</summary>
    Processing,

    /// <summary>The money is reserved, and ours to capture or to release.</summary>
    Authorised,
    Succeeded,
    Cancelled,
}

/// <summary>A charge as the gateway sees it now.</summary>
/// <param name="Id">The gateway's id.</param>
/// <param name="Reference">Our charge's id, which the gateway keeps for us; null when it is not one of ours.</param>
/// <param name="Received">What has really been paid.</param>
/// <param name="Fee">What the gateway keeps of it; null until it has said so.</param>
public sealed record GatewayCharge(
    string Id,
    Guid? Reference,
    GatewayChargeState State,
    Money Amount,
    Money Received,
    PaymentStep? Step,
    Money? Fee = null
);
