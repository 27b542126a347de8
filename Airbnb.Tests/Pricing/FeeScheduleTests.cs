using Airbnb.Core.Pricing;
using Microsoft.Extensions.Configuration;

namespace Airbnb.Tests.Pricing;

public sealed class FeeScheduleTests
{
    private static readonly DateTimeOffset July = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Unless_told_otherwise_the_rules_defaults_hold()
    {
        var fees = Schedule().At(July);

        Assert.Equal((14_00, 3_00, 10, 50), (fees.GuestFee, fees.HostFee, fees.NightFloor, fees.LeastHostPenalty));
    }

    [Fact]
    public void A_change_holds_from_its_day_on_and_leaves_the_rest_as_it_was()
    {
        var schedule = Schedule(
            ("Fees:SplitHostFee", "250"),
            ("Fees:Later:0:From", "2027-07-01"),
            ("Fees:Later:0:SplitGuestFee", "1500"),
            ("Fees:Later:1:From", "2028-01-01"),
            ("Fees:Later:1:Model", "HostOnly")
        );

        Assert.Equal((14_00, 2_50), Fees(July.AddSeconds(-1)));
        Assert.Equal((15_00, 2_50), Fees(July));
        Assert.Equal((15_00, 2_50), Fees(new DateTimeOffset(2027, 12, 31, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal((0, 15_50), Fees(new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(schedule.AreShares() && schedule.AreAmounts() && schedule.AreInOrder());

        (int, int) Fees(DateTimeOffset at) => (schedule.At(at).GuestFee, schedule.At(at).HostFee);
    }

    [Theory]
    [InlineData("Fees:SplitGuestFee", "10001")]
    [InlineData("Fees:NightFloor", "-1")]
    [InlineData("Fees:LeastHostPenalty", "-1")]
    [InlineData("Fees:Later:0:SplitHostFee", "100")] // from when?
    public void What_makes_no_sense_is_noticed(string key, string value)
    {
        var schedule = Schedule((key, value));

        Assert.False(schedule.AreShares() && schedule.AreAmounts() && schedule.AreInOrder());
    }

    private static FeeSchedule Schedule(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => (string?)each.Value))
            .Build();
        var schedule = new FeeSchedule();
        schedule.Read(configuration.GetSection(FeeSchedule.Section));
        return schedule;
    }
}
