namespace Airbnb.Core.Payments;

/// <param name="ChargeGatewayId">The gateway's id of the charge whose money goes back.</param>
/// <param name="Tries">How often it was refused for a while before: the gateway gives the same key the same answer.</param>
public sealed record RefundOrder(Guid RefundId, string ChargeGatewayId, Money Amount, int Tries = 0);

public enum GatewayRefundState
{
    /// <summary>It left our balance, whether or not it has arrived.</summary>
    Sent,

    /// <summary>The guest's bank did not take it: it is back on our balance.</summary>
    Failed,
}

/// <summary>A refund as the gateway sees it now.</summary>
/// <param name="Reference">Our refund's id; null when it is not one of ours.</param>
/// <param name="ChargeGatewayId">The gateway's id of the charge whose money goes back.</param>
/// <param name="Fee">What the gateway keeps for it, mostly nothing; null until it has said so.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record GatewayRefund(
    string Id,
    Guid? Reference,
    string? ChargeGatewayId,
    GatewayRefundState State,
    Money Amount,
    Money? Fee,
    string? Failure
);
