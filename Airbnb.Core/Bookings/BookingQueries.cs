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

    /// <summary>
    /// The booking, locked until the transaction ends: its changes come one after another. What refers to it, such as an
    /// entry in the journal, need not wait; else two who wait for one another's rows would deadlock.
    /// </summary>
    public static Task<Booking?> LockBooking(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        db
            .Bookings.FromSql($"SELECT * FROM bookings WHERE id = {bookingId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    /// <summary>The same, for what only one side may do. Who may not know of the booking is told that there is none.</summary>
    public static async Task<Result<Booking>> LockBookingOf(
        this AirbnbDb db,
        BookingSide side,
        Guid bookingId,
        Caller caller,
        CancellationToken ct
    )
    {
        if (!await db.Bookings.VisibleTo(caller).AnyAsync(booking => booking.Id == bookingId, ct))
            return Error.NotFound;
        var booking = (await db.LockBooking(bookingId, ct))!;
        return booking.SideOf(caller) == side ? booking : BookingErrors.OnlyFor(side);
    }
}
