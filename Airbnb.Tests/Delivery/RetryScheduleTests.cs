using Airbnb.Worker.Delivery;

namespace Airbnb.Tests.Delivery;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 10)]
    [InlineData(2, 60)]
    [InlineData(3, 600)]
    [InlineData(4, null)]
    [InlineData(99, null)]
    public void A_fault_is_tried_four_more_times_ever_later(int attempt, int? seconds) =>
        Assert.Equal(seconds, (int?)RetrySchedule.Minutes.DelayAfter(attempt)?.TotalSeconds);

    [Fact]
    public void Work_at_a_gateway_is_tried_for_three_days()
    {
        var waited = TimeSpan.Zero;
        var tries = 0;
        while (RetrySchedule.Days.DelayAfter(tries) is { } delay)
        {
            waited += delay;
            tries++;
        }

        Assert.InRange(waited.TotalDays, 3, 3.1);
        Assert.Equal(RetrySchedule.Minutes.DelayAfter(0), RetrySchedule.Days.DelayAfter(0));
    }
}
