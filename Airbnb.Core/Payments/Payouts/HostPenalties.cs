using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Payments.Payouts;

public static class HostPenalties
{
    /// <summary>Has the host owe the amount for the booking that they cancel, in the caller's transaction.</summary>
    /// <param name="rule">For people: what gave the amount.</param>
    public static HostPenalty Impose(this AirbnbDb db, Booking booking, Money amount, string rule, DateTimeOffset now)
    {
        var penalty = new HostPenalty
        {
            BookingId = booking.Id,
            HostId = booking.HostId,
            Amount = amount.Amount,
            Currency = amount.Currency,
            Rule = rule,
            ImposedAt = now,
        };
        db.HostPenalties.Add(penalty);
        db.Book(PayoutJournal.OfPenalty(penalty));
        return penalty;
    }
}
