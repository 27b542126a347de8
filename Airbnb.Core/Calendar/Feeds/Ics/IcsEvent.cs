using NodaTime.Text;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>A VEVENT as it is written.</summary>
internal sealed record IcsEvent
{
    public string? Uid { get; init; }
    public string? Summary { get; init; }
    public bool IsCancelled { get; init; }
    public IcsMoment? Start { get; init; }
    public IcsMoment? End { get; init; }
    public string? Duration { get; init; }
    public IcsRecurrence? Recurrence { get; init; }

    /// <summary>Which time of a recurring event this one stands for.</summary>
    public DateOnly? Instead { get; init; }

    public IReadOnlyList<DateOnly> Except { get; init; } = [];

    public IcsEvent With(IcsLine line, string homeZone) =>
        line.Name switch
        {
            "UID" => this with { Uid = line.Value.Trim() },
            "SUMMARY" => this with { Summary = line.Text().Trim() },
            "STATUS" => this with
            {
                IsCancelled = line.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase),
            },
            "DTSTART" => this with { Start = IcsMoment.Of(line, homeZone) },
            "DTEND" => this with { End = IcsMoment.Of(line, homeZone) },
            "DURATION" => this with { Duration = line.Value.Trim() },
            "RRULE" when Recurrence is null => this with { Recurrence = IcsRecurrence.Parse(line.Value, homeZone) },
            "RECURRENCE-ID" => this with { Instead = IcsMoment.Of(line, homeZone).Day },
            "EXDATE" when Except.Count > IcsCalendar.MostEvents => throw new UnreadableCalendarException(
                FeedErrors.TooManyEvents
            ),
            "EXDATE" => this with { Except = [.. Except, .. DaysOf(line, homeZone)] },
            "RRULE" or "RDATE" or "EXRULE" => throw new UnreadableCalendarException(FeedErrors.RecurrenceUnknown),
            _ => this,
        };

    /// <summary>
    /// How many nights it takes: from the evening of its first day to the morning of its last, and one at least, since who
    /// notes something down on a day does not want a guest then.
    /// </summary>
    public int Nights()
    {
        var start = Start ?? throw new UnreadableCalendarException(FeedErrors.Broken);
        var end = End?.Day ?? (Duration is null ? start.Day : After(start, Duration));
        var nights = end.DayNumber - start.Day.DayNumber;
        return nights < 0 ? throw new UnreadableCalendarException(FeedErrors.Broken) : Math.Max(nights, 1);
    }

    private static DateOnly After(IcsMoment start, string duration)
    {
        // RFC 5545 knows weeks, days, hours, minutes and seconds, as this pattern of ISO 8601 does.
        var read = PeriodPattern.NormalizingIso.Parse(duration.TrimStart('+'));
        if (!read.Success || read.Value.HasDateComponent && (read.Value.Years, read.Value.Months) != (0, 0))
            throw new UnreadableCalendarException(FeedErrors.Broken);
        var length = LengthOf(read.Value);
        if (length < TimeSpan.Zero || length.TotalDays > IcsCalendar.LongestEvent)
            throw new UnreadableCalendarException(FeedErrors.Broken);
        return DateOnly.FromDateTime(start.Day.ToDateTime(start.Time ?? TimeOnly.MinValue) + length);
    }

    private static TimeSpan LengthOf(NodaTime.Period period)
    {
        try
        {
            return period.ToDuration().ToTimeSpan();
        }
        catch (OverflowException)
        {
            throw new UnreadableCalendarException(FeedErrors.Broken);
        }
    }

    private static IEnumerable<DateOnly> DaysOf(IcsLine line, string homeZone) =>
        line.Value.Split(',').Select(value => IcsMoment.Of(value.Trim(), line.Parameter("TZID"), homeZone).Day);
}
