using NpgsqlTypes;

namespace Airbnb.Core.Calendar.Editing;

public static class CalendarErrors
{
    public static readonly Error InThePast = new(
        "calendar.in_the_past",
        Kind.Refused,
        "Nights that are over stay as they were."
    );
    public static readonly Error TooFarAhead = new(
        "calendar.too_far_ahead",
        Kind.Refused,
        $"A calendar reaches {EditCalendar.MonthsAhead} months ahead."
    );
    public static readonly Error MinAboveMax = new(
        "calendar.min_above_max",
        Kind.Refused,
        "On some day the fewest nights of a stay would be more than the most."
    );
    public static readonly Error NightsTaken = new(
        "calendar.nights_taken",
        Kind.Conflict,
        "Somebody has some of these nights, so they cannot be closed."
    );

    /// <summary>The refusal that names which nights are taken.</summary>
    public static Error Taken(IEnumerable<NpgsqlRange<DateOnly>> nights) =>
        NightsTaken with
        {
            Reasons =
            [
                .. nights.Select(range =>
                    NightsTaken with
                    {
                        Message = $"{range.LowerBound:yyyy-MM-dd}/{range.UpperBound:yyyy-MM-dd} is taken.",
                    }
                ),
            ],
        };
}
