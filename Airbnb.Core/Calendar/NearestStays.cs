using Airbnb.Core.Listings;

namespace Airbnb.Core.Calendar;

/// <summary>All that decides which stays around the wanted one would work.</summary>
/// <param name="Wanted">The stay that was asked for.</param>
/// <param name="Occupied">All rows that could be in the way of those looked at.</param>
/// <param name="Rules">Of all days on which those looked at begin.</param>
public sealed record Surroundings(
    Listing Listing,
    StayRequest Wanted,
    IReadOnlyList<Occupied> Occupied,
    IReadOnlyList<StayRule> Rules,
    DateTimeOffset Now
);

public static class NearestStays
{
    /// <summary>How many days earlier and later is looked.</summary>
    public const int Reach = 60;

    private const int Most = 3;

    /// <summary>Stays of the same length that could be booked now: the closest first, of two the earlier.</summary>
    public static IReadOnlyList<StayDates> To(Surroundings around) =>
        [
            .. Enumerable
                .Range(1, Reach)
                .SelectMany(days => new[] { -days, days })
                .Select(days => Moved(around.Wanted.Dates, days))
                .OfType<StayDates>()
                .Where(dates => Works(around, dates))
                .Take(Most),
        ];

    private static bool Works(Surroundings around, StayDates dates)
    {
        var terms = around.Listing.Terms.On(dates.CheckIn, around.Rules);
        var taken = IsTaken(around, dates);
        var stay = around.Wanted with { Dates = dates };
        return StayRules.Broken(StayFacts.Of(around.Listing, stay, terms, taken, around.Now)).Count == 0;
    }

    private static bool IsTaken(Surroundings around, StayDates dates)
    {
        var (nights, padded) = (dates.ToRange(), dates.Padded(around.Listing.Terms.PreparationNights));
        return around.Occupied.Any(row => row.Nights.Meets(nights) || (row.Padded is { } other && other.Meets(padded)));
    }

    private static StayDates? Moved(StayDates dates, int days)
    {
        var moved = StayDates.Of(dates.CheckIn.AddDays(days), dates.CheckOut.AddDays(days));
        return moved.Succeeded ? moved.Value : null;
    }
}
