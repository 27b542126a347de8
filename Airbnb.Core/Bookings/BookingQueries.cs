using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

public static class BookingQueries
{
    /// <summary>A booking is its guest's and its host's to see, and the platform's.</summary>
    public static IQueryable<Booking> VisibleTo(this IQueryable<Booking> bookings, Caller caller) =>
        caller.IsAdmin
            ? bookings
            : bookings.Where(booking => booking.GuestId == caller.UserId || booking.HostId == caller.UserId);

    /// <summary>The booking, locked until the transaction ends: its changes come one after another.</summary>
    public static Task<Booking?> LockBooking(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        db
            .Bookings.FromSql($"SELECT * FROM bookings WHERE id = {bookingId} FOR UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);
}
