using Airbnb.Core.Calendar;

namespace Airbnb.Core.Listings.Search;

/// <summary>The stays that would suit a guest, the best first: a home is found with the first that it can offer.</summary>
public static class StayOptions
{
    public const int MostDaysAside = 7;

    /// <summary>A weekend is from Friday to Sunday.</summary>
    private const int WeekendNights = 2;

    /// <summary>These dates, or as many nights up to some days earlier or later: the nearest first, then the earlier.</summary>
    public static List<StayDates> Around(StayDates dates, int days) =>
        [
            .. Enumerable
                .Range(-days, 2 * days + 1)
                .OrderBy(Math.Abs)
                .ThenBy(shift => shift)
                .Select(shift => StayDates.Of(dates.CheckIn.AddDays(shift), dates.CheckOut.AddDays(shift)))
                .Where(stay => stay.Succeeded)
                .Select(stay => stay.Value),
        ];

    /// <summary>So many nights from any day of the month on.</summary>
    public static List<StayDates> In(DateOnly month, int nights) =>
        [.. DaysOf(month).Select(day => StayDates.Of(day, day.AddDays(nights)).Value)];

    /// <summary>Every weekend whose Friday lies in the month.</summary>
    public static List<StayDates> WeekendsOf(DateOnly month) =>
        [
            .. DaysOf(month)
                .Where(day => day.DayOfWeek is DayOfWeek.Friday)
                .Select(friday => StayDates.Of(friday, friday.AddDays(WeekendNights)).Value),
        ];

    private static IEnumerable<DateOnly> DaysOf(DateOnly month) =>
        Enumerable
            .Range(1, DateTime.DaysInMonth(month.Year, month.Month))
            .Select(day => new DateOnly(month.Year, month.Month, day));
}
