using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;

namespace Airbnb.Tests.Bookings.Alterations;

public sealed class AlterationRulesTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly StayTerms Terms = new()
    {
        MinNights = 2,
        MaxNights = 7,
        AdvanceNoticeDays = 3,
    };

    [Theory]
    [InlineData(20, 24, 3, "")] // a guest more
    [InlineData(20, 25, 2, "")] // a night more
    [InlineData(19, 24, 2, "")]
    [InlineData(20, 24, 2, "alteration.nothing_changes")]
    [InlineData(20, 24, 5, "stay.too_many_guests")]
    [InlineData(20, 21, 2, "stay.too_short")]
    [InlineData(20, 30, 2, "stay.too_long")]
    [InlineData(11, 14, 2, "stay.notice_too_short")]
    [InlineData(10, 13, 2, "stay.notice_too_short")]
    [InlineData(9, 12, 2, "alteration.too_late")]
    [InlineData(1, 4, 2, "alteration.too_late")]
    public void Before_check_in_the_home_s_rules_hold_for_what_changes(
        int checkIn,
        int checkOut,
        int guests,
        string broken
    ) => Assert.Equal(broken, Broken(Stay(20, 24), Stay(checkIn, checkOut, guests)));

    [Theory]
    [InlineData(9, 14, 2, "")]
    [InlineData(9, 13, 3, "")]
    [InlineData(9, 11, 2, "")] // the night that has begun is the last but one
    [InlineData(10, 13, 2, "alteration.check_in_passed, stay.notice_too_short")]
    [InlineData(8, 13, 2, "alteration.check_in_passed")]
    [InlineData(9, 10, 2, "alteration.too_late, stay.too_short")]
    public void During_the_stay_only_check_out_and_guests_move(int checkIn, int checkOut, int guests, string broken) =>
        Assert.Equal(broken, Broken(Stay(9, 13), Stay(checkIn, checkOut, guests)));

    [Fact]
    public void What_does_not_change_may_stand_against_rules_that_came_later()
    {
        var stay = Stay(11, 12); // one night, at shorter notice than the terms ask for by now

        Assert.Equal("", Broken(stay, stay with { Guests = 3 }, published: false));
        Assert.Equal("stay.too_short", Broken(stay, Stay(22, 23)));
    }

    [Fact]
    public void Somebody_else_s_nights_are_named_with_all_that_fails() =>
        Assert.Equal(
            "booking.dates_taken, stay.too_long, stay.too_many_guests",
            Broken(Stay(20, 24), Stay(20, 30, 9), taken: true)
        );

    private static string Broken(AgreedStay from, AgreedStay to, bool taken = false, bool published = true)
    {
        var facts = new StayFacts(
            to.Dates,
            to.Guests,
            Terms,
            Capacity: 4,
            published,
            IsHost: false,
            DateOnly.FromDateTime(Now.UtcDateTime),
            TimeOnly.FromDateTime(Now.UtcDateTime),
            taken
        );
        return string.Join(", ", AlterationRules.Broken(from, to, facts, Now).Select(rule => rule.Code));
    }

    /// <summary>Days of March 2027, at a home in UTC.</summary>
    private static AgreedStay Stay(int checkIn, int checkOut, int guests = 2)
    {
        var dates = StayDates.Of(new DateOnly(2027, 3, checkIn), new DateOnly(2027, 3, checkOut)).Value;
        return new AgreedStay(
            dates,
            guests,
            new DateTimeOffset(dates.CheckIn, Terms.CheckInTime, TimeSpan.Zero),
            new DateTimeOffset(dates.CheckOut, Terms.CheckOutTime, TimeSpan.Zero)
        );
    }
}
