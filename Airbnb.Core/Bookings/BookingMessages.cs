using Airbnb.Core.Delivery;

namespace Airbnb.Core.Bookings;

/// <summary>Paid: the stay will take place.</summary>
public sealed record BookingConfirmed(Guid BookingId) : IMessage;

/// <summary>Nobody paid in time: the nights are free again.</summary>
public sealed record BookingExpired(Guid BookingId) : IMessage;

/// <summary>The guest's quarter of an hour is over.</summary>
public sealed record HoldDeadlinePassed(Guid BookingId) : IMessage;

/// <summary>Ten more minutes are over in which the gateway did not say how the payment stands.</summary>
public sealed record HoldGracePassed(Guid BookingId) : IMessage;
