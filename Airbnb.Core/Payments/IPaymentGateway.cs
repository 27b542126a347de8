namespace Airbnb.Core.Payments;

/// <summary>
/// Takes guests' money and gives it back. Every call carries a key of our own operation, so that repeating it after a
/// crash is safe, and what was asked for can be found by our own reference even when the gateway has forgotten the key.
/// No call is made inside a database transaction. A refusal is final; <see cref="GatewayUnavailableException"/> means
/// try again.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>As stored with payments: <c>stripe</c>.</summary>
    string Name { get; }

    /// <summary>What a client needs to let the guest pay, and may know.</summary>
    string PublishableKey { get; }

    /// <summary>Whether money can be authorised first and captured later, as requests to book need.</summary>
    bool CanCaptureLater { get; }

    /// <summary>Asks for the charge, or finds the one that was asked for under the same id.</summary>
    Task<Result<GatewayCharge>> Open(ChargeOrder order, CancellationToken ct);

    Task<Result<GatewayCharge>> Read(string gatewayId, CancellationToken ct);

    /// <summary>The charge that was asked for; <see cref="PaymentErrors.NotAtGateway"/> when it never was.</summary>
    Task<Result<GatewayCharge>> Find(ChargeOrder order, CancellationToken ct);

    /// <summary>The charge after the attempt: it may have been captured, cancelled or lapsed before.</summary>
    Task<Result<GatewayCharge>> Capture(string gatewayId, CancellationToken ct);

    /// <summary>
    /// The charge after the attempt: cancelled, or succeeded when it was too late for that, or processing when a bank
    /// cannot be stopped any more.
    /// </summary>
    Task<Result<GatewayCharge>> Cancel(string gatewayId, CancellationToken ct);

    /// <summary>Sends money back, or finds the refund that was sent under the same id.</summary>
    Task<Result<GatewayRefund>> Refund(RefundOrder order, CancellationToken ct);

    Task<Result<GatewayRefund>> ReadRefund(string gatewayId, CancellationToken ct);

    /// <summary>The refund that was asked for; <see cref="PaymentErrors.NotAtGateway"/> when it never was.</summary>
    Task<Result<GatewayRefund>> FindRefund(RefundOrder order, CancellationToken ct);

    Task<Result<GatewayDispute>> ReadDispute(string gatewayId, CancellationToken ct);

    /// <summary>What a webhook is about, so that it can be read from the gateway; its word is not taken.</summary>
    GatewaySubject SubjectOf(GatewayEvent received);

    /// <summary>What moved on our balance since then, in the gateway's own time, the newest first.</summary>
    IAsyncEnumerable<GatewayMovement> Movements(DateTimeOffset since, CancellationToken ct);

    /// <summary>Charges that were asked for since then, in the gateway's own time, the newest first.</summary>
    IAsyncEnumerable<GatewayCharge> Charges(DateTimeOffset since, CancellationToken ct);
}

/// <summary>Pays hosts. The same rules hold as for <see cref="IPaymentGateway"/>.</summary>
public interface IPayoutGateway
{
    /// <summary>As stored with payouts: <c>stripe</c>.</summary>
    string Name { get; }

    /// <summary>Opens the account that a host is paid to, or finds the one that was opened for the same host.</summary>
    Task<Result<GatewayAccount>> OpenAccount(AccountOrder order, CancellationToken ct);

    Task<Result<GatewayAccount>> ReadAccount(string gatewayId, CancellationToken ct);

    /// <summary>The host's account; <see cref="PaymentErrors.NotAtGateway"/> when none was opened.</summary>
    Task<Result<GatewayAccount>> FindAccount(AccountOrder order, CancellationToken ct);

    /// <summary>A page, good for one visit, where the host answers what the gateway must know.</summary>
    Task<Result<Uri>> LinkToOnboarding(string accountId, Uri returnTo, Uri refreshAt, CancellationToken ct);

    /// <summary>Sends a host's money, or finds the transfer that was sent under the same id.</summary>
    Task<Result<GatewayTransfer>> Transfer(TransferOrder order, CancellationToken ct);

    /// <summary>The transfer that was asked for; <see cref="PaymentErrors.NotAtGateway"/> when it never was.</summary>
    Task<Result<GatewayTransfer>> FindTransfer(TransferOrder order, CancellationToken ct);

    /// <summary>Takes money back from a host's account, or finds the reversal that was made under the same id.</summary>
    Task<Result<GatewayReversal>> Reverse(ReversalOrder order, CancellationToken ct);

    /// <summary>The reversal that was asked for; <see cref="PaymentErrors.NotAtGateway"/> when it never was.</summary>
    Task<Result<GatewayReversal>> FindReversal(ReversalOrder order, CancellationToken ct);
}

/// <summary>The gateway cannot be reached, or asks to be tried again.</summary>
public sealed class GatewayUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
