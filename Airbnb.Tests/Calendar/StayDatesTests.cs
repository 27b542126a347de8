using System.Globalization;
using Airbnb.Core.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Calendar;

public sealed class StayDatesTests
{
    private static readonly DateOnly March = new(2027, 3, 1);

    private static readonly Arbitrary<StayDates> AnyStay = (
        from start in Gen.Choose(0, 60)
        from nights in Gen.Choose(1, 20)
        select StayDates.Of(March.AddDays(start), March.AddDays(start + nights)).Value
    ).ToArbitrary();

    [Theory]
    [InlineData("2027-03-02", "2027-03-01")]
    [InlineData("2027-03-01", "2027-03-01")]
    [InlineData("2027-03-01", "2037-03-01")]
    [InlineData("0001-01-01", "0001-01-02")]
    [InlineData("9999-12-30", "9999-12-31")]
    public void Dates_without_nights_or_beyond_reason_are_refused(string checkIn, string checkOut)
    {
        var dates = StayDates.Of(Day(checkIn), Day(checkOut));

        Assert.Equal(StayErrors.NoNights, dates.Error);
    }

    [Theory]
    [InlineData("2027-02-27", "2027-03-01", false)]
    [InlineData("2027-02-27", "2027-03-02", true)]
    [InlineData("2027-03-02", "2027-03-03", true)]
    [InlineData("2027-03-04", "2027-03-06", true)]
    [InlineData("2027-03-05", "2027-03-06", false)]
    public void The_day_one_guest_leaves_the_next_may_arrive(string checkIn, string checkOut, bool overlaps)
    {
        var stay = StayDates.Of(March, March.AddDays(4)).Value;
        var other = StayDates.Of(Day(checkIn), Day(checkOut)).Value;

        Assert.Equal(overlaps, stay.Overlaps(other));
        Assert.Equal(overlaps, other.Overlaps(stay));
    }

    [Fact]
    public void Two_stays_overlap_exactly_when_they_share_a_night() =>
        Prop.ForAll(AnyStay, AnyStay, (a, b) => a.Overlaps(b) == a.EachNight().Intersect(b.EachNight()).Any())
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_night_is_counted_once() =>
        Prop.ForAll(AnyStay, stay => stay.EachNight().Distinct().Count() == stay.Nights).QuickCheckThrowOnFailure();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
