using NpgsqlTypes;

namespace Airbnb.Core.Calendar.Editing;

/// <summary>
/// What holds for each night. It is read from ranges and written as ranges: of nights in a row that have the same, one.
/// </summary>
public sealed class NightMap<T>
    where T : class, IEquatable<T>
{
    private readonly SortedDictionary<DateOnly, T> nights = [];

    public void Set(NpgsqlRange<DateOnly> range, T value) => Change(range, _ => value);

    /// <param name="change">From what holds to what is to hold; null is nothing.</param>
    public void Change(NpgsqlRange<DateOnly> range, Func<T?, T?> change)
    {
        for (var night = range.LowerBound; night < range.UpperBound; night = night.AddDays(1))
        {
            if (change(nights.GetValueOrDefault(night)) is { } value)
                nights[night] = value;
            else
                nights.Remove(night);
        }
    }

    public IEnumerable<(NpgsqlRange<DateOnly> Nights, T Value)> Ranges()
    {
        (DateOnly First, DateOnly End, T Value)? range = null;
        foreach (var (night, value) in nights)
        {
            if (range is var (first, end, held) && end == night && held.Equals(value))
                range = (first, night.AddDays(1), held);
            else
            {
                if (range is { } done)
                    yield return Written(done);
                range = (night, night.AddDays(1), value);
            }
        }
        if (range is { } last)
            yield return Written(last);
    }

    private static (NpgsqlRange<DateOnly>, T) Written((DateOnly First, DateOnly End, T Value) range) =>
        (new NpgsqlRange<DateOnly>(range.First, true, range.End, false), range.Value);
}
