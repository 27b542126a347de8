using Airbnb.Core.Delivery;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>A payout that could not be sent is to be tried again.</summary>
/// <param name="Tries">How many daily tries came before.</param>
public sealed record PayoutTryDue(Guid BookingId, int Tries) : IMessage;
