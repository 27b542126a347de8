using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Policies;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Cancelling;

public static class CancellationQueries
{
    /// <summary>How often the guest has changed their mind freely, of the times that the rule counts.</summary>
    public static Task<int> GraceUsed(
        this AirbnbDb db,
        Guid guestId,
        GraceRule grace,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var since = now.AddMonths(-grace.Months);
        return db.Cancellations.CountAsync(
            cancellation =>
                cancellation.IsGrace
                && cancellation.At > since
                && db.Bookings.Any(booking => booking.Id == cancellation.BookingId && booking.GuestId == guestId),
            ct
        );
    }

    /// <summary>How often the home's host has cancelled since then.</summary>
    public static Task<int> HostCancellations(
        this AirbnbDb db,
        Guid listingId,
        DateTimeOffset since,
        CancellationToken ct
    ) =>
        db.Cancellations.CountAsync(
            cancellation =>
                cancellation.By == BookingSide.Host
                && cancellation.At > since
                && db.Bookings.Any(booking => booking.Id == cancellation.BookingId && booking.ListingId == listingId),
            ct
        );
}
