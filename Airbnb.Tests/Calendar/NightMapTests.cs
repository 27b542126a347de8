using Airbnb.Core.Calendar.Editing;
using FsCheck;
using FsCheck.Fluent;
using NpgsqlTypes;

namespace Airbnb.Tests.Calendar;

public sealed class NightMapTests
{
    private static readonly DateOnly Start = new(2027, 3, 1);

    private static readonly Gen<(NpgsqlRange<DateOnly> Nights, string? Value)> Change =
        from first in Gen.Choose(0, 20)
        from count in Gen.Choose(1, 10)
        from value in Gen.Elements("a", "b", null)
        select (Range(first, first + count), value);

    [Fact]
    public void Each_night_has_what_was_said_of_it_last_and_ranges_are_as_long_as_can_be() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                Gen.ListOf(Change).ToArbitrary(),
                changes =>
                {
                    var map = new NightMap<string>();
                    foreach (var (nights, value) in changes)
                        map.Change(nights, _ => value);
                    var ranges = map.Ranges().ToList();
                    return Enumerable.Range(-1, 40).All(day => Written(ranges, day) == Last(changes, day))
                        && ranges
                            .Zip(ranges.Skip(1))
                            .All(pair =>
                                pair.First.Nights.UpperBound < pair.Second.Nights.LowerBound
                                || pair.First.Value != pair.Second.Value
                            );
                }
            )
        );

    [Fact]
    public void A_change_sees_what_held_before()
    {
        var map = new NightMap<string>();
        map.Set(Range(0, 4), "a");

        map.Change(Range(2, 6), before => before + "b");

        Assert.Equal(
            [(Range(0, 2), "a"), (Range(2, 4), "ab"), (Range(4, 6), "b")],
            map.Ranges().Select(range => (range.Nights, range.Value))
        );
    }

    private static string? Written(IEnumerable<(NpgsqlRange<DateOnly> Nights, string Value)> ranges, int day) =>
        ranges.SingleOrDefault(range => Has(range.Nights, day)).Value;

    private static string? Last(IEnumerable<(NpgsqlRange<DateOnly> Nights, string? Value)> changes, int day) =>
        changes.LastOrDefault(change => Has(change.Nights, day)).Value;

    private static bool Has(NpgsqlRange<DateOnly> range, int day) =>
        range.LowerBound <= Start.AddDays(day) && Start.AddDays(day) < range.UpperBound;

    private static NpgsqlRange<DateOnly> Range(int first, int end) =>
        new(Start.AddDays(first), true, Start.AddDays(end), false);
}
