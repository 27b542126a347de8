using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Notifications;
using Airbnb.Core.Reviews;
using Airbnb.Core.Reviews.Ratings;
using Airbnb.Tests.Notifications;

namespace Airbnb.Tests.Reviews;

/// <summary>When a stay may be reviewed, and by which scores.</summary>
public sealed class ReviewWindowTests
{
    /// <summary>From 1 to 5 March 2027 in Amsterdam, from 15:00 to 11:00.</summary>
    private readonly Booking stay = SampleCircumstances.Of(NoticeKind.Confirmed).Booking;

    [Fact]
    public void A_stay_is_reviewed_for_fourteen_days_after_check_out()
    {
        Assert.Null(ReviewWindow.Of(stay, null));
        stay.Begin(stay.CheckInAt);
        Assert.Null(ReviewWindow.Of(stay, null));
        stay.Complete(stay.CheckOutAt);

        var window = ReviewWindow.Of(stay, null)!;

        Assert.Equal(Utc(5, 10), window.OpensAt);
        Assert.Equal(Utc(19, 10), window.ClosesAt);
        Assert.False(window.IsOpen(Utc(5, 10).AddTicks(-1)));
        Assert.True(window.IsOpen(Utc(5, 10)));
        Assert.True(window.IsOpen(Utc(19, 10).AddTicks(-1)));
        Assert.False(window.IsOpen(Utc(19, 10)));
    }

    [Theory]
    [InlineData("2027-02-28T22:59:59Z", null)] // the evening before, at the home
    [InlineData("2027-02-28T23:00:00Z", "2027-03-14T23:00:00Z")] // check-in day has begun there
    [InlineData("2027-03-01T09:00:00Z", "2027-03-15T09:00:00Z")]
    [InlineData("2027-03-03T20:00:00Z", "2027-03-17T20:00:00Z")]
    public void A_stay_that_its_guest_ended_is_reviewed_from_the_day_of_check_in_on(string at, string? closesAt)
    {
        var cancellation = Cancelled(BookingSide.Guest, at);

        var window = ReviewWindow.Of(stay, cancellation);

        Assert.Equal(closesAt is null ? null : cancellation.At, window?.OpensAt);
        Assert.Equal(closesAt is null ? null : DateTimeOffset.Parse(closesAt, null), window?.ClosesAt);
    }

    [Fact]
    public void Fourteen_days_are_days_at_the_home_where_clocks_change_as_well() =>
        Assert.Equal(
            new DateTimeOffset(2027, 3, 29, 8, 0, 0, TimeSpan.Zero), // an hour less than 14 times 24
            ReviewWindow.Of(stay, Cancelled(BookingSide.Guest, "2027-03-15T09:00:00Z"))!.ClosesAt
        );

    [Fact]
    public void A_stay_that_its_host_ended_is_not_reviewed() =>
        Assert.Null(ReviewWindow.Of(stay, Cancelled(BookingSide.Host, "2027-03-03T20:00:00Z")));

    [Fact]
    public void Each_side_rates_what_is_its_to_rate()
    {
        var ofGuest = new Scores
        {
            Overall = 5,
            Cleanliness = 5,
            Accuracy = 5,
            CheckIn = 5,
            Communication = 5,
            Location = 5,
            Value = 5,
        };
        var ofHost = new Scores
        {
            Cleanliness = 5,
            Communication = 5,
            Rules = 5,
        };
        Assert.True(ofGuest.AreOf(BookingSide.Guest));
        Assert.True(ofHost.AreOf(BookingSide.Host));
        Assert.False(ofGuest.AreOf(BookingSide.Host));
        Assert.False(ofHost.AreOf(BookingSide.Guest));
        Assert.False((ofGuest with { Value = null }).AreOf(BookingSide.Guest));
        Assert.False((ofGuest with { Rules = 1 }).AreOf(BookingSide.Guest));
        Assert.False((ofHost with { Overall = 1 }).AreOf(BookingSide.Host));
    }

    [Theory]
    [InlineData(10, 2, null)]
    [InlineData(15, 3, 500)]
    [InlineData(13, 3, 433)]
    [InlineData(14, 3, 467)]
    [InlineData(37, 8, 463)] // 4.625 is rounded up
    [InlineData(0, 0, null)]
    public void An_average_is_shown_from_three_reviews_on(int sum, int count, int? hundredths) =>
        Assert.Equal(hundredths, Average.Of(sum, count));

    [Theory]
    [InlineData("Gwen Guest", "Gwen")]
    [InlineData("  Gwen  de  Guest", "Gwen")]
    [InlineData("Gwen", "Gwen")]
    public void In_public_people_are_called_by_their_given_name(string name, string given) =>
        Assert.Equal(given, GivenName.Of(name));

    private Cancellation Cancelled(BookingSide by, string at)
    {
        var cancellation = new Cancellation
        {
            BookingId = stay.Id,
            By = by,
            At = DateTimeOffset.Parse(at, null),
            KeptLines = [],
            KeptHostFee = 0,
            KeptTotal = 0,
            RefundAmount = 0,
            Currency = "EUR",
            IsGrace = false,
            Rule = "A rule",
        };
        stay.Cancel(cancellation, null);
        return cancellation;
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2027, 3, day, hour, 0, 0, TimeSpan.Zero);
}
