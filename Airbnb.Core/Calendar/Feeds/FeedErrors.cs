namespace Airbnb.Core.Calendar.Feeds;

/// <summary>Why a calendar of another platform was not taken over, by name.</summary>
public static class FeedErrors
{
    public static readonly Error UrlNotAllowed = new(
        "calendar.url_not_allowed",
        Kind.Refused,
        "A calendar's address begins with https:// or http://, on the usual ports, without a name or password."
    );
    public static readonly Error AddressNotPublic = new(
        "calendar.address_not_public",
        Kind.Refused,
        "The address leads into a private network."
    );
    public static readonly Error Unreachable = new(
        "calendar.unreachable",
        Kind.Refused,
        "Nobody answers at the address."
    );
    public static readonly Error TimedOut = new(
        "calendar.timed_out",
        Kind.Refused,
        "The answer did not come, or did not end, in time."
    );
    public static readonly Error TooManyRedirects = new(
        "calendar.too_many_redirects",
        Kind.Refused,
        "The address leads from one place to the next without an end."
    );
    public static readonly Error NotServed = new(
        "calendar.not_served",
        Kind.Refused,
        "The address answers with an error instead of a calendar."
    );
    public static readonly Error TooLarge = new(
        "calendar.too_large",
        Kind.Refused,
        "The calendar is larger than 1 MB."
    );
    public static readonly Error NotACalendar = new(
        "calendar.not_a_calendar",
        Kind.Refused,
        "The answer is no iCalendar file."
    );
    public static readonly Error Broken = new(
        "calendar.broken",
        Kind.Refused,
        "The calendar ends too early, or is not what the format asks for."
    );
    public static readonly Error RecurrenceUnknown = new(
        "calendar.recurrence_unknown",
        Kind.Refused,
        "An event recurs by a rule that is not understood here; rather none is taken over than too few."
    );
    public static readonly Error TooManyEvents = new(
        "calendar.too_many_events",
        Kind.Refused,
        "The calendar has more events than a home can have."
    );
    public static readonly Error TooManySources = new(
        "calendar.too_many_sources",
        Kind.Refused,
        $"A home takes over at most {Importing.CalendarSource.MostOfAHome} calendars."
    );
    public static readonly Error SourceThereAlready = new(
        "calendar.source_there_already",
        Kind.Conflict,
        "The home takes over that calendar already."
    );
}
