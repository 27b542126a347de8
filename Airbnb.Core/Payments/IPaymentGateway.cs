namespace Airbnb.Core.Payments;

public enum GatewayChargeState
{
    /// <summary>The guest has not paid yet.</summary>
    Open,
    Succeeded,
    Cancelled,
}

/// <summary>A charge as the gateway sees it now.</summary>
/// <param name="Id">The gateway's id.</param>
/// <param name="Reference">Our charge's id, which the gateway keeps for us; null when it is not one of ours.</param>
/// <param name="Received">What has really been paid.</param>
/// <param name="ClientSecret">What the guest's browser confirms with.</param>
public sealed record GatewayCharge(
    string Id,
    Guid? Reference,
    GatewayChargeState State,
    Money Amount,
    Money Received,
    string? ClientSecret
);

/// <summary>
/// Moves money. Every call carries a key of our own operation, so that repeating it after a crash is safe; no call is
/// made inside a database transaction. A refusal is final; <see cref="GatewayUnavailableException"/> means try again.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>As stored with payments: <c>stripe</c>.</summary>
    string Name { get; }

    /// <summary>What a client needs to let the guest pay, and may know.</summary>
    string PublishableKey { get; }

    /// <summary>Asks for the charge, or finds the one that was asked for under the same id.</summary>
    Task<Result<GatewayCharge>> Create(Charge charge, Guid bookingId, CancellationToken ct);

    Task<Result<GatewayCharge>> Read(string gatewayId, CancellationToken ct);

    /// <summary>The charge after the attempt: cancelled, or succeeded when it was too late for that.</summary>
    Task<Result<GatewayCharge>> Cancel(string gatewayId, CancellationToken ct);

    /// <summary>The gateway's id of the refund.</summary>
    Task<Result<string>> Refund(Refund refund, string gatewayId, CancellationToken ct);
}

/// <summary>The gateway cannot be reached, or asks to be tried again.</summary>
public sealed class GatewayUnavailableException(string message, Exception inner) : Exception(message, inner);
