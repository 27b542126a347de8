using System.Text;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>Nights that another calendar says are taken.</summary>
/// <param name="Uid">The same in each reading of the calendar; of a recurring event with its day.</param>
public sealed record FeedEvent(string Uid, string? Summary, NpgsqlRange<DateOnly> Nights);

/// <summary>
/// Reads iCalendar (RFC 5545) as Google, Airbnb, Booking.com and others write it. Whatever is written in it, the work is
/// bounded; what cannot be understood is refused by name, and nothing is guessed away.
/// </summary>
public static class IcsCalendar
{
    public const int MostEvents = 5_000;
    public const int LongestText = 500;
    internal const int LongestEvent = 36_500;
    private const int MostSteps = 200_000;

    /// <param name="homeZone">Days are those of the home.</param>
    /// <param name="from">Nights before it are past.</param>
    /// <param name="to">Nights from it on are too far away to matter.</param>
    public static Result<IReadOnlyList<FeedEvent>> Read(
        ReadOnlySpan<byte> file,
        string homeZone,
        DateOnly from,
        DateOnly to
    )
    {
        try
        {
            var events = Events(Encoding.UTF8.GetString(file), homeZone);
            return Nights(events, from, to);
        }
        catch (UnreadableCalendarException unreadable)
        {
            return unreadable.Error;
        }
    }

    private static List<IcsEvent> Events(string file, string homeZone)
    {
        var (events, open, isCalendar) = (new List<IcsEvent>(), new Stack<string>(), false);
        IcsEvent? current = null;
        foreach (var line in Lines(file))
        {
            var component = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN")
            {
                isCalendar |= open.Count == 0 && component == "VCALENDAR";
                if (!isCalendar)
                    throw new UnreadableCalendarException(FeedErrors.NotACalendar);
                open.Push(component);
                if (open.Count == 2 && component == "VEVENT")
                    current = new IcsEvent();
            }
            else if (line.Name == "END")
            {
                if (!open.TryPop(out var opened) || opened != component)
                    throw new UnreadableCalendarException(FeedErrors.Broken);
                if (open.Count == 1 && current is not null)
                {
                    events.Add(current);
                    current = null;
                    if (events.Count > MostEvents)
                        throw new UnreadableCalendarException(FeedErrors.TooManyEvents);
                }
            }
            else if (open.Count == 2 && current is not null) // alarms inside an event have a start of their own
                current = current.With(line, homeZone);
        }
        return isCalendar && open.Count == 0 ? events : throw new UnreadableCalendarException(FeedErrors.Broken);
    }

    private static IEnumerable<IcsLine> Lines(string file) =>
        file.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase)
            ? IcsLine.Of(file.TrimStart('\uFEFF', ' ', '\t', '\r', '\n'))
            : throw new UnreadableCalendarException(FeedErrors.NotACalendar);

    private static List<FeedEvent> Nights(List<IcsEvent> events, DateOnly from, DateOnly to)
    {
        var replaced = events
            .Where(moved => moved is { Instead: not null, Uid: not null })
            .Select(moved => (moved.Uid!, moved.Instead!.Value))
            .ToHashSet();
        var (found, steps) = (new List<FeedEvent>(), 0);
        foreach (var calendarEvent in events)
        {
            var nights = calendarEvent.Nights();
            if (calendarEvent.IsCancelled)
                continue;
            foreach (var day in Begins(calendarEvent, to))
            {
                if (++steps > MostSteps)
                    throw new UnreadableCalendarException(FeedErrors.TooManyEvents);
                var isReplaced =
                    calendarEvent is { Instead: null, Recurrence: not null, Uid: { } uid }
                    && replaced.Contains((uid, day));
                if (!isReplaced && Clipped(day, nights, from, to) is { } range)
                    found.Add(Found(calendarEvent, day, range));
            }
            if (found.Count > MostEvents)
                throw new UnreadableCalendarException(FeedErrors.TooManyEvents);
        }
        return [.. found.DistinctBy(taken => (taken.Uid, taken.Nights))];
    }

    private static IEnumerable<DateOnly> Begins(IcsEvent calendarEvent, DateOnly to)
    {
        var start = calendarEvent.Start!.Value;
        return calendarEvent is { Recurrence: { } recurrence, Instead: null }
            ? recurrence.From(start, to).Except(calendarEvent.Except)
            : [start.Day];
    }

    private static NpgsqlRange<DateOnly>? Clipped(DateOnly day, int nights, DateOnly from, DateOnly to)
    {
        var (first, end) = (day.DayNumber, day.DayNumber + (long)nights);
        var (clippedFirst, clippedEnd) = (Math.Max(first, from.DayNumber), Math.Min(end, to.DayNumber));
        return clippedFirst < clippedEnd
            ? new NpgsqlRange<DateOnly>(
                DateOnly.FromDayNumber(clippedFirst),
                true,
                DateOnly.FromDayNumber((int)clippedEnd),
                false
            )
            : null;
    }

    private static FeedEvent Found(IcsEvent calendarEvent, DateOnly day, NpgsqlRange<DateOnly> range)
    {
        var uid = calendarEvent.Uid is { Length: > 0 } named ? named : $"{range.LowerBound:O}/{range.UpperBound:O}";
        if (calendarEvent.Recurrence is not null || calendarEvent.Instead is not null)
            uid = $"{uid}/{calendarEvent.Instead ?? day:O}";
        return new FeedEvent(
            Storable(uid),
            calendarEvent.Summary is null ? null : Storable(calendarEvent.Summary),
            range
        );
    }

    /// <summary>What a column takes: no NUL, and no more than anybody reads.</summary>
    private static string Storable(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        if (clean.Length <= LongestText)
            return clean;
        var end = char.IsHighSurrogate(clean[LongestText - 1]) ? LongestText - 1 : LongestText;
        return clean[..end];
    }
}
