using Airbnb.Core.Delivery;

namespace Airbnb.Core.Payments;

/// <summary>A gateway's webhook was received, verified and stored.</summary>
public sealed record GatewayEventReceived(string Gateway, string EventId) : IMessage;

/// <summary>The guest's money is with us, as the gateway says and our books say.</summary>
public sealed record ChargeSucceeded(Guid ChargeId, Guid BookingId) : IMessage;

/// <summary>Money is to go back; the intention is recorded.</summary>
public sealed record RefundIntended(Guid RefundId) : IMessage;
