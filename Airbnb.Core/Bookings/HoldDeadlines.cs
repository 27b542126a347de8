using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>When an unpaid hold is looked at.</summary>
public static class HoldDeadlines
{
    /// <summary>How long nights stay taken when the gateway cannot say whether they are paid.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public static void SetHoldDeadlines(this AirbnbDb db, Booking booking)
    {
        db.SetDeadline(booking.HoldExpiresAt, booking.Id, new HoldDeadlinePassed(booking.Id));
        db.SetDeadline(booking.HoldExpiresAt + Grace, booking.Id, new HoldGracePassed(booking.Id));
    }

    /// <summary>A bank is moving the money: the hold is looked at again and again, until check-in at most.</summary>
    public static async Task LookAtHoldAgain(
        this AirbnbDb db,
        Booking booking,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.CancelHoldDeadlines(booking.Id, ct);
        var next = now + Grace < booking.CheckInAt ? now + Grace : booking.CheckInAt;
        db.SetDeadline(next, booking.Id, new HoldDeadlinePassed(booking.Id));
        db.SetDeadline(booking.CheckInAt + Grace, booking.Id, new HoldGracePassed(booking.Id));
        if (!await db.BookingTimeline.AnyAsync(e => e.BookingId == booking.Id && e.What == "payment_processing", ct))
            booking.Note(now, null, "payment_processing", "The guest's bank is moving the money", null);
    }

    public static async Task CancelHoldDeadlines(this AirbnbDb db, Guid bookingId, CancellationToken ct)
    {
        await db.CancelDeadlines<HoldDeadlinePassed>(bookingId, ct);
        await db.CancelDeadlines<HoldGracePassed>(bookingId, ct);
    }
}
