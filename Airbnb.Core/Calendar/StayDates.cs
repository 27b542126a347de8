using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>
/// The nights of a stay, half-open: the day one guest leaves, the next may arrive. Days are those of the home's zone.
/// </summary>
public sealed record StayDates
{
    /// <summary>Longer than any window of availability; keeps arithmetic on days far from overflowing.</summary>
    public const int LongestStay = 1_000;

    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    private StayDates(DateOnly checkIn, DateOnly checkOut) => (CheckIn, CheckOut) = (checkIn, checkOut);

    public DateOnly CheckIn { get; private init; }
    public DateOnly CheckOut { get; private init; }

    public int Nights => CheckOut.DayNumber - CheckIn.DayNumber;

    public static Result<StayDates> Of(DateOnly checkIn, DateOnly checkOut)
    {
        var nights = checkOut.DayNumber - checkIn.DayNumber;
        var withinReason = nights is >= 1 and <= LongestStay && checkIn >= FirstDay && checkOut <= LastDay;
        return withinReason ? new StayDates(checkIn, checkOut) : StayErrors.NoNights;
    }

    /// <summary>Each night by the date of its evening.</summary>
    public IEnumerable<DateOnly> EachNight() => Enumerable.Range(0, Nights).Select(CheckIn.AddDays);

    public bool Overlaps(StayDates other) => CheckIn < other.CheckOut && other.CheckIn < CheckOut;

    public NpgsqlRange<DateOnly> ToRange() => new(CheckIn, true, CheckOut, false);

    /// <summary>The nights and the preparation after them, which no other guest's stay may touch.</summary>
    public NpgsqlRange<DateOnly> Padded(int preparationNights) =>
        new(CheckIn, true, CheckOut.AddDays(preparationNights), false);

    public override string ToString() => $"{CheckIn:yyyy-MM-dd}/{CheckOut:yyyy-MM-dd}";
}
