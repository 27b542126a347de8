using Airbnb.Core.Delivery;

namespace Airbnb.Core.Bookings;

/// <summary>The guest's card answers for the money: the host has a day to accept.</summary>
public sealed record BookingRequested(Guid BookingId) : IMessage;

/// <summary>Paid: the stay will take place.</summary>
public sealed record BookingConfirmed(Guid BookingId) : IMessage;

/// <summary>The host did not want the request: the nights are free again, and nothing is taken from the guest.</summary>
public sealed record BookingDeclined(Guid BookingId) : IMessage;

/// <summary>Nobody paid or answered in time, or the money could not be taken: the nights are free again.</summary>
public sealed record BookingExpired(Guid BookingId) : IMessage;

/// <summary>One of the two ended it. What goes back is in the booking's cancellation; none when it was never paid.</summary>
public sealed record BookingCancelled(Guid BookingId, BookingSide By) : IMessage;

/// <summary>Check-in has passed.</summary>
public sealed record StayBegan(Guid BookingId) : IMessage;

/// <summary>Check-out has passed: reviews are open.</summary>
public sealed record StayCompleted(Guid BookingId) : IMessage;

/// <summary>The host says that nobody came.</summary>
public sealed record GuestDidNotCome(Guid BookingId) : IMessage;

public sealed record AlterationProposed(Guid BookingId, Guid AlterationId) : IMessage;

/// <summary>The other side agrees; with money due, the guest is to pay it yet.</summary>
public sealed record AlterationAccepted(Guid BookingId, Guid AlterationId) : IMessage;

public sealed record AlterationDeclined(Guid BookingId, Guid AlterationId) : IMessage;

/// <summary>Whoever proposed it took it back, or the guest would rather not pay for it: nothing changes.</summary>
public sealed record AlterationWithdrawn(Guid BookingId, Guid AlterationId) : IMessage;

/// <summary>Nobody answered or paid in time, or the booking ended first: nothing changes.</summary>
public sealed record AlterationLapsed(Guid BookingId, Guid AlterationId) : IMessage;

/// <summary>Dates, guests and price of the booking are the new ones.</summary>
public sealed record AlterationApplied(Guid BookingId, Guid AlterationId) : IMessage;

/// <summary>The guest's quarter of an hour is over.</summary>
public sealed record HoldDeadlinePassed(Guid BookingId) : IMessage;

/// <summary>Ten more minutes are over in which the gateway did not say how the payment stands.</summary>
public sealed record HoldGracePassed(Guid BookingId) : IMessage;

/// <summary>The host's day to answer is over.</summary>
public sealed record RequestDeadlinePassed(Guid BookingId) : IMessage;

/// <summary>It is check-in time at the home.</summary>
public sealed record CheckInPassed(Guid BookingId) : IMessage;

/// <summary>It is check-out time at the home.</summary>
public sealed record CheckOutPassed(Guid BookingId) : IMessage;

/// <summary>An alteration's time to be answered or paid is over.</summary>
public sealed record AlterationDeadlinePassed(Guid AlterationId) : IMessage;

/// <summary>Ten more minutes are over in which the gateway did not say how an alteration's payment stands.</summary>
public sealed record AlterationGracePassed(Guid AlterationId) : IMessage;

/// <summary>The stay begins in so many days.</summary>
public sealed record GuestReminderDue(Guid BookingId, int Days) : IMessage;

/// <summary>A week after check-out.</summary>
public sealed record ReviewReminderDue(Guid BookingId) : IMessage;

/// <summary>
/// A part of the host's money is due: the first, and of long stays one more for each 30 nights. It may come again for a
/// part that was paid, when the stay was altered.
/// </summary>
/// <param name="Number">From 1.</param>
public sealed record PayoutDue(Guid BookingId, int Number) : IMessage;
