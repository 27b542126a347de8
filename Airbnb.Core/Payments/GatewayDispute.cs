namespace Airbnb.Core.Payments;

public enum GatewayDisputeState
{
    /// <summary>The bank only asks; no money has moved.</summary>
    Inquiry,

    /// <summary>The bank has taken the money back, and decides.</summary>
    Open,
    Won,
    Lost,

    /// <summary>An inquiry that became no dispute.</summary>
    Closed,
}

/// <summary>A dispute as the gateway sees it now.</summary>
/// <param name="ChargeGatewayId">The gateway's id of the charge, as in <see cref="GatewayCharge.Id"/>.</param>
/// <param name="Withdrawn">What was taken from our balance, without fees.</param>
/// <param name="Reinstated">What was given back.</param>
/// <param name="Fee">What the gateway keeps for it.</param>
public sealed record GatewayDispute(
    string Id,
    string ChargeGatewayId,
    GatewayDisputeState State,
    Money Amount,
    string Reason,
    Money Withdrawn,
    Money Reinstated,
    Money Fee
);
