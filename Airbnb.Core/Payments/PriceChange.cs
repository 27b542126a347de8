using Airbnb.Core.Bookings;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Payments;

/// <summary>Books what a booking's price has become: the difference to what was booked before, whichever way it goes.</summary>
public static class PriceChange
{
    /// <param name="kind">What changed it: <c>booking_confirmed</c>, <c>booking_cancelled</c>, <c>alteration</c>.</param>
    /// <param name="operationId">With the kind it is unique, so nothing is booked twice.</param>
    public static JournalEntry Entry(
        string kind,
        Guid operationId,
        Booking booking,
        Price from,
        Price to,
        DateTimeOffset at
    ) =>
        new JournalEntry
        {
            Kind = kind,
            OperationId = operationId,
            BookingId = booking.Id,
            At = at,
        }
            .Debit(Account.Guest, to.Total - from.Total, booking.GuestId.ToString())
            .Credit(Account.HostPayable, to.HostPayout - from.HostPayout, booking.HostId.ToString())
            .Credit(Account.PlatformFees, to.Of(LineKind.GuestServiceFee) - from.Of(LineKind.GuestServiceFee))
            // Under the host's name, so that their statement can tell what they earned from what it cost them.
            .Credit(Account.PlatformFees, to.HostFee - from.HostFee, booking.HostId.ToString())
            .Credit(Account.TaxPayable, to.Tax - from.Tax);
}
