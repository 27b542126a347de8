using Airbnb.Core.Calendar.Feeds.Ics;

namespace Airbnb.Core.Calendar.Feeds;

/// <summary>
/// Writes nights that are taken as an iCalendar file. It says that they are, not by whom, and leaves out what came from
/// other calendars: two platforms that copy each other's would never forget a stay again.
/// </summary>
public static class WriteFeed
{
    public static byte[] Of(string title, IEnumerable<Occupied> occupied)
    {
        var writer = new IcsWriter();
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Line("PRODID", "-//Airbnb.sln//Calendar//EN");
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Text("X-WR-CALNAME", title);
        foreach (var taken in occupied.Where(row => row.Kind is not OccupiedBy.Import))
            Event(writer, taken);
        writer.Line("END", "VCALENDAR");
        return writer.ToBytes();
    }

    private static void Event(IcsWriter writer, Occupied taken)
    {
        writer.Line("BEGIN", "VEVENT");
        writer.Line("UID", $"{taken.Id}@airbnb.sln");
        writer.Instant("DTSTAMP", WrittenAt(taken.Id));
        writer.Day("DTSTART", taken.Nights.LowerBound);
        writer.Day("DTEND", taken.Nights.UpperBound);
        writer.Text("SUMMARY", taken.Kind is OccupiedBy.Block ? "Not available" : "Reserved");
        writer.Line("STATUS", "CONFIRMED");
        writer.Line("TRANSP", "OPAQUE");
        writer.Line("END", "VEVENT");
    }

    /// <summary>A UUIDv7 begins with the millisecond it was made in; so a feed stays the same while nothing changes.</summary>
    private static DateTimeOffset WrittenAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return id.Version == 7
            ? DateTimeOffset.FromUnixTimeMilliseconds(
                (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16)
            )
            : DateTimeOffset.UnixEpoch;
    }
}
