using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Airbnb.Core.Calendar.Feeds.Ics;

/// <summary>A day, or a moment of a day at the home.</summary>
/// <param name="Time">Null for all-day events.</param>
/// <param name="OwnDay">The day in the zone that it was written in: weekdays of a recurrence are those.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IcsMoment(DateOnly Day, TimeOnly? Time, DateOnly OwnDay)
{
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuuMMdd'T'HHmmss"
    );

    public static IcsMoment Of(IcsLine line, string homeZone) =>
        Of(line.Value.Trim(), line.Parameter("TZID"), homeZone);

    public static IcsMoment Of(string value, string? zone, string homeZone)
    {
        if (DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var within = WithinReason(day);
            return new IcsMoment(within, null, within);
        }
        var isUtc = value.EndsWith('Z');
        var read = Pattern.Parse(isUtc ? value[..^1] : value);
        if (!read.Success || read.Value.Year is < 1900 or > 2999)
            throw new UnreadableCalendarException(FeedErrors.Broken);
        var home = DateTimeZoneProviders.Tzdb[homeZone];
        var local = (isUtc ? DateTimeZone.Utc : Zone(zone) ?? home)
            .ResolveLocal(read.Value, Resolvers.LenientResolver)
            .WithZone(home)
            .LocalDateTime;
        return new IcsMoment(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), read.Value.Date.ToDateOnly());
    }

    /// <summary>Some write 9999 for ever; nobody lets homes before 1900.</summary>
    private static DateOnly WithinReason(DateOnly day) =>
        day.Year < 1900 ? throw new UnreadableCalendarException(FeedErrors.Broken)
        : day > LastDay ? LastDay
        : day;

    /// <summary>
    /// IANA's names, also behind a prefix as Mozilla's <c>/mozilla.org/20050126_1/Europe/Berlin</c>, and those of Windows.
    /// A name that nobody knows means the home's own zone, as no zone does: nights are told apart by hours, not minutes.
    /// </summary>
    private static DateTimeZone? Zone(string? name)
    {
        if (name is null)
            return null;
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana))
            name = iana;
        for (var rest = name; ; rest = rest[(rest.IndexOf('/') + 1)..])
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(rest) is { } zone)
                return zone;
            if (!rest.Contains('/'))
                return null;
        }
    }
}
