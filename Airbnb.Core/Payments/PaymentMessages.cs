using Airbnb.Core.Delivery;

namespace Airbnb.Core.Payments;

/// <summary>A gateway's webhook was received, verified and stored.</summary>
public sealed record GatewayEventReceived(string Gateway, string EventId) : IMessage;

/// <summary>The guest's money is reserved: it is ours to capture or to release.</summary>
public sealed record ChargeAuthorised(Guid ChargeId, Guid BookingId) : IMessage;

/// <summary>The guest's money is with us, as the gateway says and our books say.</summary>
public sealed record ChargeSucceeded(Guid ChargeId, Guid BookingId) : IMessage;

/// <summary>Nothing will come of the charge: the capture was refused, or the authorisation is gone.</summary>
public sealed record ChargeFailed(Guid ChargeId, Guid BookingId) : IMessage;

/// <summary>Reserved money is to be taken; the intention is recorded.</summary>
public sealed record CaptureIntended(Guid ChargeId) : IMessage;

/// <summary>A charge is to end without money: its authorisation goes back, or nobody can pay it any more.</summary>
public sealed record ReleaseIntended(Guid ChargeId) : IMessage;

/// <summary>Money is to go back; the intention is recorded.</summary>
public sealed record RefundIntended(Guid RefundId) : IMessage;

/// <summary>Money is on its way back to the guest, as the gateway says and our books say.</summary>
public sealed record RefundSent(Guid RefundId, Guid BookingId) : IMessage;

/// <summary>Money that went back did not arrive: the guest is still owed it.</summary>
public sealed record RefundFailed(Guid RefundId, Guid BookingId) : IMessage;

/// <summary>A guest's bank took a payment back, or asks about it.</summary>
public sealed record DisputeOpened(Guid DisputeId, Guid BookingId) : IMessage;

/// <summary>The bank has decided.</summary>
public sealed record DisputeClosed(Guid DisputeId, Guid BookingId) : IMessage;

/// <summary>A host's money is to be sent; the intention is recorded.</summary>
public sealed record PayoutIntended(Guid PayoutId) : IMessage;

/// <summary>The money is on the host's account.</summary>
public sealed record PayoutSent(Guid PayoutId) : IMessage;

/// <summary>The gateway refuses to send it; the balance stays owed.</summary>
public sealed record PayoutFailed(Guid PayoutId) : IMessage;

/// <summary>A host has no account that their money could be sent to; it is kept for them.</summary>
public sealed record PayoutWaits(Guid PayoutId) : IMessage;

/// <summary>A host was let off a penalty, and the nights that stayed blocked for it are free.</summary>
public sealed record PenaltyWaived(Guid PenaltyId, Guid BookingId) : IMessage;

/// <summary>Money is to be taken back from a host; the intention is recorded.</summary>
public sealed record ReversalIntended(Guid ReversalId) : IMessage;

/// <summary>What the gateway lets a host's account receive may have changed.</summary>
public sealed record HostAccountChanged(Guid UserId) : IMessage;

/// <summary>It is time to compare the books with the gateway.</summary>
public sealed record ReconciliationDue : IMessage;
