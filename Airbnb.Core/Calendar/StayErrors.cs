namespace Airbnb.Core.Calendar;

/// <summary>Why nights cannot be booked.</summary>
public static class StayErrors
{
    public static readonly Error NoNights = new(
        "stay.no_nights",
        Kind.Refused,
        "Check-out must be at least one night after check-in, and within reason."
    );
    public static readonly Error DatesTaken = new(
        "booking.dates_taken",
        Kind.Conflict,
        "Those nights are already booked."
    );
    public static readonly Error NotPublished = new(
        "listing.not_published",
        Kind.Refused,
        "This home cannot be booked at the moment."
    );
    public static readonly Error OwnListing = new(
        "stay.own_listing",
        Kind.Refused,
        "Hosts cannot book their own home."
    );
    public static readonly Error NoGuests = new("stay.no_guests", Kind.Refused, "At least one guest must come.");
    public static readonly Error TooManyGuests = new(
        "stay.too_many_guests",
        Kind.Refused,
        "The home does not take that many guests."
    );
    public static readonly Error NoPets = new("stay.no_pets", Kind.Refused, "The home does not take pets.");
    public static readonly Error TooShort = new("stay.too_short", Kind.Refused, "The home asks for more nights.");
    public static readonly Error TooLong = new("stay.too_long", Kind.Refused, "The home asks for fewer nights.");
    public static readonly Error InThePast = new("stay.in_the_past", Kind.Refused, "Check-in is in the past.");
    public static readonly Error NoticeTooShort = new(
        "stay.notice_too_short",
        Kind.Refused,
        "The host asks for more notice before a check-in."
    );
    public static readonly Error BeyondWindow = new(
        "stay.beyond_window",
        Kind.Refused,
        "The home cannot be booked that far ahead."
    );
    public static readonly Error NoArrivalThatDay = new(
        "stay.no_arrival_that_day",
        Kind.Refused,
        "The home has no check-in on that weekday."
    );
    public static readonly Error NoDepartureThatDay = new(
        "stay.no_departure_that_day",
        Kind.Refused,
        "The home has no check-out on that weekday."
    );

    private static readonly Error NotBookable = new(
        "stay.not_bookable",
        Kind.Refused,
        "Several rules speak against this stay."
    );

    /// <summary>One refusal that names every broken rule; taken nights make it a conflict. Null when none is.</summary>
    public static Error? Naming(IReadOnlyList<Error> broken)
    {
        if (broken.Count == 0)
            return null;
        var first = broken.FirstOrDefault(rule => rule.Kind is Kind.Conflict) ?? broken[0];
        var named = first.Kind is Kind.Conflict || broken.Count == 1 ? first : NotBookable;
        return named with { Reasons = broken };
    }
}
