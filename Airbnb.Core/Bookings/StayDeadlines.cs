using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>What happens by itself during a stay that was agreed on.</summary>
public static class StayDeadlines
{
    /// <summary>Stays from so many nights on are paid out month by month.</summary>
    public const int LongStay = 28;

    /// <summary>Nights of a part that is paid out.</summary>
    public const int Month = 30;

    private const int DaysToReview = 7;
    private static readonly int[] DaysAhead = [7, 1];
    private static readonly TimeSpan PayoutAfterCheckIn = TimeSpan.FromHours(24);

    private static readonly string[] Kinds =
    [
        Messages.NameOf<CheckInPassed>(),
        Messages.NameOf<CheckOutPassed>(),
        Messages.NameOf<GuestReminderDue>(),
        Messages.NameOf<ReviewReminderDue>(),
        Messages.NameOf<PayoutDue>(),
    ];

    /// <summary>
    /// Sets every deadline of the stay as its dates are now, in place of those set before. Those that have passed come
    /// at once, but for reminders; their handlers bear to be told again.
    /// </summary>
    public static async Task SetStayDeadlines(
        this AirbnbDb db,
        Booking booking,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.CancelStayDeadlines(booking.Id, ct);
        foreach (var (due, message) in DeadlinesOf(booking, now))
            db.SetDeadline(due, booking.Id, message);
    }

    /// <summary>Takes them all back: the stay will not take place, or no longer.</summary>
    public static Task CancelStayDeadlines(this AirbnbDb db, Guid bookingId, CancellationToken ct) =>
        db.Deadlines.Where(due => due.Subject == bookingId && Kinds.Contains(due.Kind)).ExecuteDeleteAsync(ct);

    /// <summary>The nights of each part of the host's money: one, or for long stays one for every 30 nights.</summary>
    public static IReadOnlyList<int> NightsOfParts(int nights) =>
        nights < LongStay
            ? [nights]
            :
            [
                .. Enumerable
                    .Range(0, (nights + Month - 1) / Month)
                    .Select(part => Math.Min(Month, nights - (part * Month))),
            ];

    internal static IEnumerable<(DateTimeOffset Due, IMessage Message)> DeadlinesOf(Booking booking, DateTimeOffset now)
    {
        yield return (booking.CheckInAt, new CheckInPassed(booking.Id));
        yield return (booking.CheckOutAt, new CheckOutPassed(booking.Id));
        foreach (var days in DaysAhead)
            if (booking.AtCheckInTime(-days) is var reminder && reminder > now)
                yield return (reminder, new GuestReminderDue(booking.Id, days));
        if (booking.DaysAfterCheckOut(DaysToReview) is var toReview && toReview > now)
            yield return (toReview, new ReviewReminderDue(booking.Id));
        for (var part = 0; part < NightsOfParts(booking.Dates.Nights).Count; part++)
            yield return (
                booking.AtCheckInTime(part * Month) + PayoutAfterCheckIn,
                new PayoutDue(booking.Id, part + 1)
            );
    }
}
