using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

public static class BookingQueries
{
    /// <summary>A booking is its guest's and its host's to see, co-hosts' who write to guests, and the platform's.</summary>
    public static IQueryable<Booking> VisibleTo(this IQueryable<Booking> bookings, Caller caller)
    {
        if (Permissions.AllowsEverywhere(caller, Permission.ReadBooking))
            return bookings;
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadBooking));
        return homes.Count == 0
            ? bookings.Where(booking => booking.GuestId == userId || booking.HostId == userId)
            : bookings.Where(booking =>
                booking.GuestId == userId || booking.HostId == userId || homes.Contains(booking.ListingId)
            );
    }

    /// <summary>Stays at the caller's own homes, and at those that they see the bookings of.</summary>
    public static IQueryable<Booking> HostedBy(this IQueryable<Booking> bookings, Caller caller)
    {
        var (userId, homes) = (caller.UserId, caller.CoHostedFor(Permission.ReadBooking));
        return homes.Count == 0
            ? bookings.Where(booking => booking.HostId == userId)
            : bookings.Where(booking => booking.HostId == userId || homes.Contains(booking.ListingId));
    }

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
