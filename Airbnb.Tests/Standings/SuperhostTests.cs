using Airbnb.Core.Standings;

namespace Airbnb.Tests.Standings;

/// <summary>What makes a superhost, at its edges.</summary>
public sealed class SuperhostTests
{
    private static readonly HostFigures Good = new(
        Stays: 10,
        Nights: 20,
        Cancellations: 0,
        Reviews: 5,
        Stars: 24,
        Asked: 10,
        Answered: 9
    );

    [Fact]
    public void One_who_meets_all_is_one() => Assert.True(Superhost.IsEarnedBy(Good));

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(9, 99, false)]
    [InlineData(9, 100, true)]
    [InlineData(3, 100, true)]
    [InlineData(3, 99, false)]
    [InlineData(2, 365, false)]
    [InlineData(0, 0, false)]
    public void Ten_stays_or_three_of_a_hundred_nights_together(int stays, int nights, bool isEnough) =>
        Same(isEnough, Good with { Stays = stays, Nights = nights }, Superhost.HostsEnough);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(10, 9, true)]
    [InlineData(10, 8, false)]
    [InlineData(1, 0, false)]
    [InlineData(1000, 900, true)]
    [InlineData(1000, 899, false)] // 89.9 % is not 90
    public void Nine_of_ten_who_asked_were_answered(int asked, int answered, bool isEnough) =>
        Same(isEnough, Good with { Asked = asked, Answered = answered }, Superhost.Answers);

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(98, 1, false)]
    [InlineData(99, 1, true)] // one of a hundred
    [InlineData(197, 2, false)]
    [InlineData(198, 2, true)]
    public void At_most_one_of_a_hundred_stays_was_cancelled(int stays, int cancellations, bool isEnough) =>
        Same(isEnough, Good with { Stays = stays, Cancellations = cancellations }, Superhost.Keeps);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 5, true)]
    [InlineData(5, 24, true)] // 4.8
    [InlineData(5, 23, false)]
    [InlineData(1000, 4799, false)] // 4.799 is shown as 4.80, and is less
    public void Guests_give_four_point_eight_on_average(int reviews, int stars, bool isEnough) =>
        Same(isEnough, Good with { Reviews = reviews, Stars = stars }, Superhost.IsLiked);

    [Theory]
    [InlineData("2026-11-21", "2027-01-01")]
    [InlineData("2027-01-01", "2027-04-01")]
    [InlineData("2027-03-31", "2027-04-01")]
    [InlineData("2027-04-01", "2027-07-01")]
    [InlineData("2027-09-30", "2027-10-01")]
    public void Standing_is_looked_at_on_the_first_of_a_quarter(string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), Quarters.After(DateOnly.Parse(day, null)));

    /// <summary>Of figures that are good otherwise, this one decides.</summary>
    private static void Same(bool expected, HostFigures figures, Func<HostFigures, bool> criterion)
    {
        Assert.Equal(expected, criterion(figures));
        Assert.Equal(expected, Superhost.IsEarnedBy(figures));
    }
}
