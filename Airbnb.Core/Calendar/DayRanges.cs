using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>Half-open ranges of days in memory; Npgsql's own methods work in queries only.</summary>
internal static class DayRanges
{
    public static bool Has(this NpgsqlRange<DateOnly> range, DateOnly day) =>
        range.LowerBound <= day && day < range.UpperBound;

    public static bool Meets(this NpgsqlRange<DateOnly> range, NpgsqlRange<DateOnly> other) =>
        range.LowerBound < other.UpperBound && other.LowerBound < range.UpperBound;
}
