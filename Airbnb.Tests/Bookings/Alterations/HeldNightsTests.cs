using Airbnb.Core.Calendar;
using FsCheck;
using FsCheck.Fluent;
using NpgsqlTypes;

namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>What is held while a stay can still be the old one or the new one.</summary>
public sealed class HeldNightsTests
{
    private static readonly DateOnly First = new(2027, 3, 1);

    [Theory]
    [InlineData(10, 12, 10, 12, 0, "S 10-12/12")] // nothing moves
    [InlineData(10, 14, 11, 13, 2, "S 10-14/16")] // fewer nights
    [InlineData(10, 12, 10, 14, 0, "S 10-12/12, A 12-14/14")] // longer
    [InlineData(10, 12, 10, 14, 2, "S 10-12/12, A 12-14/16")] // longer: the preparation moves with the end
    [InlineData(10, 12, 8, 12, 2, "A 8-10/10, S 10-12/14")] // earlier
    [InlineData(10, 12, 8, 14, 1, "A 8-10/10, S 10-12/12, A 12-14/15")] // both
    [InlineData(10, 12, 20, 22, 2, "S 10-12/14, A 20-22/24")] // elsewhere
    [InlineData(10, 12, 13, 15, 2, "S 10-12/13, A 13-15/17")] // within the preparation of the old stay
    [InlineData(10, 12, 7, 9, 2, "A 7-9/10, S 10-12/14")] // the old stay within that of the new
    public void The_stay_keeps_its_nights_and_gains_the_others(
        int fromIn,
        int fromOut,
        int toIn,
        int toOut,
        int preparation,
        string expected
    )
    {
        var rows = HeldNights.Of(Move(fromIn, fromOut, toIn, toOut, preparation));

        Assert.Equal(expected, string.Join(", ", rows.Select(Text)));
    }

    [Fact]
    public void Rows_never_overlap_and_keep_all_the_room_that_both_stays_ask_for() =>
        Prop.ForAll(
                Moves(),
                move =>
                {
                    var rows = HeldNights.Of(move);
                    var nights = Days(rows.Select(row => row.Nights));
                    var padded = Days(rows.Select(row => row.Padded));
                    return Assert.Single(rows, row => row.IsStay).Nights == move.From.ToRange()
                        && nights.SequenceEqual(move.From.EachNight().Concat(move.To.EachNight()).Distinct().Order())
                        && padded.SequenceEqual(
                            Days([move.From.Padded(move.PreparationNights)])
                                .Union(Days([move.To.Padded(move.PreparationNights)]))
                                .Order()
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    private static Arbitrary<NightsToMove> Moves() =>
        (
            from fromIn in Gen.Choose(5, 20)
            from fromNights in Gen.Choose(1, 7)
            from toIn in Gen.Choose(0, 30)
            from toNights in Gen.Choose(1, 7)
            from preparation in Gen.Choose(0, 2)
            select Move(fromIn, fromIn + fromNights, toIn, toIn + toNights, preparation)
        ).ToArbitrary();

    private static NightsToMove Move(int fromIn, int fromOut, int toIn, int toOut, int preparation) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Dates(fromIn, fromOut), Dates(toIn, toOut), preparation);

    private static StayDates Dates(int start, int end) => StayDates.Of(First.AddDays(start), First.AddDays(end)).Value;

    /// <summary>Every day of the ranges, those in two of them twice.</summary>
    private static IEnumerable<DateOnly> Days(IEnumerable<NpgsqlRange<DateOnly>> ranges) =>
        ranges.SelectMany(range => StayDates.Of(range.LowerBound, range.UpperBound).Value.EachNight());

    private static string Text(HeldNights row) =>
        $"{(row.IsStay ? 'S' : 'A')} {Day(row.Nights.LowerBound)}-{Day(row.Nights.UpperBound)}/{Day(row.Padded.UpperBound)}";

    private static int Day(DateOnly date) => date.DayNumber - First.DayNumber;
}
