namespace Airbnb.Core.Calendar;

/// <summary>A set of days of the week, kept as seven bits with Sunday as the lowest.</summary>
public readonly record struct Weekdays(short Bits)
{
    public static readonly Weekdays All = new(0b111_1111);

    public static Weekdays Of(IEnumerable<DayOfWeek> days) =>
        new((short)days.Aggregate(0, (bits, day) => bits | (1 << (int)day)));

    public bool Has(DayOfWeek day) => (Bits & (1 << (int)day)) != 0;

    public IEnumerable<DayOfWeek> Days() => Enum.GetValues<DayOfWeek>().Where(Has);
}
