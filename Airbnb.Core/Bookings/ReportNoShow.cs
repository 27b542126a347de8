using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Bookings;

/// <summary>The host says that nobody came. The nights stay the guest's, and so does what they cost.</summary>
public sealed class ReportNoShow(AirbnbDb db, PlatformClock clock)
{
    public Task<Result<Booking>> Of(Guid bookingId, Caller caller, CancellationToken ct) =>
        db.InTransaction(() => Note(bookingId, caller, ct), ct);

    private async Task<Result<Booking>> Note(Guid bookingId, Caller caller, CancellationToken ct)
    {
        var locked = await db.LockBookingOf(BookingSide.Host, bookingId, caller, ct);
        if (locked.Error is { } refusal)
            return refusal;
        var (booking, now) = (locked.Value, clock.Now);
        if (booking.NoShowAt is not null)
            return booking;
        if (!booking.Status.IsAgreed() || now < booking.CheckInAt || now >= booking.CheckOutAt)
            return BookingErrors.NotUnderWay;
        booking.MissGuest(now);
        db.Publish(new GuestDidNotCome(booking.Id));
        await db.SaveChangesAsync(ct);
        return booking;
    }
}
