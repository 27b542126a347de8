using NodaTime;
using NodaTime.TimeZones;

namespace Airbnb.Core.Calendar;

/// <summary>Turns a home's local days and hours into instants and back. Zones are IANA's.</summary>
public sealed class HomeTime
{
    private readonly DateTimeZone zone;

    private HomeTime(DateTimeZone zone) => this.zone = zone;

    /// <exception cref="DateTimeZoneNotFoundException">Listings are only stored with a zone that is known.</exception>
    public static HomeTime In(string timeZone) => new(DateTimeZoneProviders.Tzdb[timeZone]);

    public static bool Knows(string? timeZone) =>
        timeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null;

    /// <summary>
    /// The instant of a local time. An hour that the clocks skip is moved on by as much as they skip; of an hour that
    /// comes twice it is the first.
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time);
        return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();
    }

    /// <summary>How many nights of the stay have begun: a night begins at check-in time on its evening.</summary>
    public int NightsBegun(StayDates dates, TimeOnly checkInTime, DateTimeOffset now) =>
        dates.EachNight().TakeWhile(night => At(night, checkInTime) <= now).Count();

    public DateOnly Today(DateTimeOffset now) => Local(now).Date.ToDateOnly();

    public TimeOnly TimeOfDay(DateTimeOffset now) => Local(now).TimeOfDay.ToTimeOnly();

    private LocalDateTime Local(DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(zone).LocalDateTime;
}
