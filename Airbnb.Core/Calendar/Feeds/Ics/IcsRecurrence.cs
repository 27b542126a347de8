using System.Globalization;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>
/// RRULE, as far as calendars of homes need it: every so many days or weeks, on some weekdays, so often or until a day.
/// </summary>
internal sealed record IcsRecurrence
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private bool IsWeekly { get; init; }
    private int Interval { get; init; } = 1;
    private int? Count { get; init; }
    private DateOnly? Until { get; init; }
    private DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;
    private IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    public static IcsRecurrence Parse(string rule, string homeZone)
    {
        var parts = rule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToList();
        if (parts.Exists(part => part.Length != 2))
            throw new UnreadableCalendarException(FeedErrors.Broken);
        return parts.Aggregate(
            new IcsRecurrence(),
            (read, part) => read.With(part[0].ToUpperInvariant(), part[1].ToUpperInvariant(), homeZone)
        );
    }

    /// <summary>The days at the home on which it begins, first to last, those without an end until there is one.</summary>
    public IEnumerable<DateOnly> From(IcsMoment start, DateOnly end)
    {
        // It recurs in its own zone, where another day may be than at the home.
        var shift = start.Day.DayNumber - start.OwnDay.DayNumber;
        var last = Until is { } until && until < end ? until : end;
        return From(start.OwnDay, last.AddDays(-shift), shift);
    }

    private IEnumerable<DateOnly> From(DateOnly start, DateOnly last, int shift)
    {
        var (found, week) = (0, start.AddDays(-DaysInto(start.DayOfWeek)));
        IReadOnlyList<DayOfWeek> days = Days.Count > 0 ? [.. Days.Distinct().OrderBy(DaysInto)] : [start.DayOfWeek];
        for (var period = 0; ; period++)
        {
            IEnumerable<DateOnly> begins = IsWeekly
                ? days.Select(day => week.AddDays(7 * Interval * period + DaysInto(day))).Where(day => day >= start)
                : Daily(start.AddDays(Interval * period));
            foreach (var day in begins)
            {
                if (day > last || found == Count)
                    yield break;
                found++;
                yield return day.AddDays(shift);
            }
            if (week.AddDays((IsWeekly ? 7 : 1) * Interval * period) > last)
                yield break;
        }
    }

    private IEnumerable<DateOnly> Daily(DateOnly day) => Days.Count == 0 || Days.Contains(day.DayOfWeek) ? [day] : [];

    private int DaysInto(DayOfWeek day) => ((int)day - (int)WeekStart + 7) % 7;

    private IcsRecurrence With(string name, string value, string homeZone) =>
        name switch
        {
            "FREQ" when value is "DAILY" or "WEEKLY" => this with { IsWeekly = value == "WEEKLY" },
            "INTERVAL" => this with { Interval = Number(value, most: 1_000) },
            "COUNT" => this with { Count = Number(value, most: int.MaxValue) },
            "UNTIL" => this with { Until = IcsMoment.Of(value, null, homeZone).Day },
            "WKST" => this with { WeekStart = Weekday(value) },
            "BYDAY" => this with { Days = [.. value.Split(',').Select(Weekday)] },
            _ => throw new UnreadableCalendarException(FeedErrors.RecurrenceUnknown),
        };

    private static DayOfWeek Weekday(string name) =>
        Array.IndexOf(Weekdays, name) is var day and >= 0
            ? (DayOfWeek)day
            : throw new UnreadableCalendarException(FeedErrors.RecurrenceUnknown);

    private static int Number(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= most
            ? number
            : throw new UnreadableCalendarException(FeedErrors.Broken);
}
