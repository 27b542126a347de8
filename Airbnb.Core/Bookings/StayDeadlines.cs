using Airbnb.Core.Delivery;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>What happens by itself during a stay that was agreed on.</summary>
public static class StayDeadlines
{
    private const int DaysToReview = 7;

    private static readonly string[] OfStay =
    [
        Messages.NameOf<CheckInPassed>(),
        Messages.NameOf<CheckOutPassed>(),
        Messages.NameOf<GuestReminderDue>(),
        Messages.NameOf<ReviewReminderDue>(),
    ];

    /// <summary>
    /// Sets every deadline of the stay as its dates are now, in place of those set before. Those that have passed come
    /// at once, but for reminders; their handlers bear to be told again.
    /// </summary>
    public static async Task SetStayDeadlines(
        this AirbnbDb db,
        Booking booking,
        BookingSchedule schedule,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.CancelDeadlines<PayoutDue>(booking.Id, ct);
        await db.EndStayDeadlines(booking.Id, ct);
        foreach (var (due, message) in DeadlinesOf(booking, schedule.At(now), now))
            db.SetDeadline(due, booking.Id, message);
    }

    /// <summary>
    /// The stay will not take place, or no longer. Payouts stay due: what the host keeps is paid out as it would have been.
    /// </summary>
    public static Task EndStayDeadlines(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        db.Deadlines.Where(due => due.Subject == bookingId && OfStay.Contains(due.Kind)).ExecuteDeleteAsync(ct);

    internal static IEnumerable<(DateTimeOffset Due, IMessage Message)> DeadlinesOf(
        Booking booking,
        BookingOptions rules,
        DateTimeOffset now
    )
    {
        yield return (booking.CheckInAt, new CheckInPassed(booking.Id));
        yield return (booking.CheckOutAt, new CheckOutPassed(booking.Id));
        foreach (var days in new[] { rules.FirstReminderDays, rules.LastReminderDays }.Distinct())
            if (days > 0 && booking.AtCheckInTime(-days) is var reminder && reminder > now)
                yield return (reminder, new GuestReminderDue(booking.Id, days));
        if (booking.DaysAfterCheckOut(DaysToReview) is var toReview && toReview > now)
            yield return (toReview, new ReviewReminderDue(booking.Id));
        foreach (var part in PayoutPlan.Of(booking, booking.Price.HostPayout))
            yield return (part.ReleasedAt, new PayoutDue(booking.Id, part.Number));
    }
}
