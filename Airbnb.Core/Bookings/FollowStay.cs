using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Bookings;

/// <summary>
/// Carries a stay through check-in and check-out. Where it stands follows from the hour alone, so its deadlines may come
/// late, twice or in any order.
/// </summary>
public sealed class FollowStay(AirbnbDb db, EndAlteration alterations, PlatformClock clock)
{
    public Task<Result> CheckIn(Guid bookingId, CancellationToken ct) => Follow(bookingId, TellAgainOfCheckIn, ct);

    public Task<Result> CheckOut(Guid bookingId, CancellationToken ct) => Follow(bookingId, TellAgainOfCheckOut, ct);

    private Task<Result> Follow(Guid bookingId, Action<Booking> tellAgain, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { } booking)
                    return Error.NotFound;
                await Move(booking, ct);
                tellAgain(booking);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private async Task Move(Booking booking, CancellationToken ct)
    {
        var now = clock.Now;
        if (booking.Status is BookingStatus.Confirmed && booking.CheckInAt <= now)
        {
            booking.Begin(now);
            db.Publish(new StayBegan(booking.Id));
        }
        if (booking.Status is BookingStatus.InStay && booking.CheckOutAt <= now)
        {
            await alterations.LapseOpen(booking, "The stay is over", ct);
            booking.Complete(now);
            db.Publish(new StayCompleted(booking.Id));
        }
    }

    // The deadline went by another machine's clock, which may be ahead of ours; or the stay was moved meanwhile.
    private void TellAgainOfCheckIn(Booking booking)
    {
        if (booking.Status is BookingStatus.Confirmed)
            db.SetDeadline(booking.CheckInAt, booking.Id, new CheckInPassed(booking.Id));
    }

    private void TellAgainOfCheckOut(Booking booking)
    {
        if (booking.Status.IsAgreed())
            db.SetDeadline(booking.CheckOutAt, booking.Id, new CheckOutPassed(booking.Id));
    }
}
