using Airbnb.Core.Bookings;

namespace Airbnb.Core.Reviews;

/// <summary>
/// When the two sides of a stay may write: from its end on, for 14 calendar days at the home. A stay that its guest
/// cancelled on the day of check-in or later ended then. What the host says of a guest who never came closes nothing, or
/// saying so would be a way not to be reviewed.
/// </summary>
public sealed record ReviewWindow(DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
{
    private const int Days = 14;

    /// <summary>Null while the stay is not over, and when it did not take place.</summary>
    /// <param name="cancellation">How the stay ended early, if it did.</param>
    public static ReviewWindow? Of(Booking booking, Cancellation? cancellation)
    {
        if (booking.Status is BookingStatus.Completed)
            return new ReviewWindow(booking.CheckOutAt, booking.DaysAfterCheckOut(Days));
        if (booking.Status is not BookingStatus.CancelledByGuest || cancellation is null)
            return null;
        var (home, at) = (booking.HomeTime(), cancellation.At);
        var day = home.Today(at);
        return day < booking.CheckIn ? null : new ReviewWindow(at, home.At(day.AddDays(Days), home.TimeOfDay(at)));
    }

    public bool IsOpen(DateTimeOffset now) => OpensAt <= now && now < ClosesAt;
}
