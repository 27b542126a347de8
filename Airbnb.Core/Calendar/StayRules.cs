using Airbnb.Core.Listings;

namespace Airbnb.Core.Calendar;

/// <summary>All that decides whether nights can be booked.</summary>
/// <param name="Terms">The home's rules, as they hold on the check-in date.</param>
/// <param name="Today">The day at the home.</param>
/// <param name="TimeOfDay">The hour at the home.</param>
/// <param name="Taken">Whether an occupied range, preparation included, is in the way.</param>
public sealed record StayFacts(
    StayDates Dates,
    int Guests,
    StayTerms Terms,
    int Capacity,
    bool IsPublished,
    bool IsHost,
    DateOnly Today,
    TimeOnly TimeOfDay,
    bool Taken
)
{
    public int Pets { get; init; }

    /// <summary>What the house rules say; null when they do not.</summary>
    public bool? PetsAllowed { get; init; }

    /// <summary>The stay at the home as of now.</summary>
    /// <param name="terms">As they hold on the check-in date.</param>
    public static StayFacts Of(Listing listing, StayRequest stay, StayTerms terms, bool taken, DateTimeOffset now)
    {
        var home = listing.HomeTime();
        return new StayFacts(
            stay.Dates,
            stay.Guests,
            terms,
            listing.Capacity ?? 0,
            listing.IsOpen(now),
            stay.GuestId == listing.HostId,
            home.Today(now),
            home.TimeOfDay(now),
            taken
        )
        {
            Pets = stay.Pets,
            PetsAllowed = listing.HouseRules.Pets,
        };
    }
}

public static class StayRules
{
    /// <summary>Every rule that the stay breaks, in the order people would look at them.</summary>
    public static IReadOnlyList<Error> Broken(StayFacts stay) =>
        [.. Each(stay).Where(rule => rule.IsBroken).Select(rule => rule.Error)];

    /// <summary>The first day on which a guest may arrive.</summary>
    public static DateOnly FirstCheckIn(StayTerms terms, DateOnly today, TimeOnly timeOfDay)
    {
        var tooLateToday = terms.AdvanceNoticeDays == 0 && timeOfDay >= terms.SameDayUntil;
        return today.AddDays(tooLateToday ? 1 : terms.AdvanceNoticeDays);
    }

    /// <summary>The last day on which a guest may leave.</summary>
    public static DateOnly LastCheckOut(StayTerms terms, DateOnly today) => today.AddMonths(terms.WindowMonths);

    private static IEnumerable<(bool IsBroken, Error Error)> Each(StayFacts stay)
    {
        var (dates, terms) = (stay.Dates, stay.Terms);
        var past = dates.CheckIn < stay.Today;
        yield return (!stay.IsPublished, StayErrors.NotPublished);
        yield return (stay.IsHost, StayErrors.OwnListing);
        yield return (stay.Taken, StayErrors.DatesTaken);
        yield return (past, StayErrors.InThePast);
        yield return (
            !past && dates.CheckIn < FirstCheckIn(terms, stay.Today, stay.TimeOfDay),
            StayErrors.NoticeTooShort
        );
        yield return (dates.CheckOut > LastCheckOut(terms, stay.Today), StayErrors.BeyondWindow);
        yield return (dates.Nights < terms.MinNights, StayErrors.TooShort);
        yield return (dates.Nights > terms.MaxNights, StayErrors.TooLong);
        yield return (!terms.ArrivalDays.Has(dates.CheckIn.DayOfWeek), StayErrors.NoArrivalThatDay);
        yield return (!terms.DepartureDays.Has(dates.CheckOut.DayOfWeek), StayErrors.NoDepartureThatDay);
        yield return (stay.Guests < 1, StayErrors.NoGuests);
        yield return (stay.Guests > stay.Capacity, StayErrors.TooManyGuests);
        yield return (stay.Pets > 0 && stay.PetsAllowed is false, StayErrors.NoPets);
    }
}
