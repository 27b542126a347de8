using Airbnb.Core.Bookings;
using Microsoft.Extensions.Configuration;

namespace Airbnb.Tests.Bookings;

public sealed class BookingScheduleTests
{
    private static readonly DateTimeOffset Midnight = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rules_hold_from_their_first_day_on_and_keep_what_they_do_not_change()
    {
        var schedule = Read(
            ("Bookings:MostOpenHolds", "5"),
            ("Bookings:Later:0:From", "2027-07-01"),
            ("Bookings:Later:0:HoldMinutes", "30")
        );

        Assert.Equal((15, 5), (schedule.At(Midnight.AddTicks(-1)).HoldMinutes, schedule.At(Midnight).MostOpenHolds));
        Assert.Equal(30, schedule.At(Midnight).HoldMinutes);
        Assert.True(schedule.AreInOrder() && schedule.AreSensible());
    }

    [Fact]
    public void Rules_out_of_order_or_out_of_reason_are_noticed()
    {
        Assert.False(
            Read(("Bookings:Later:0:From", "2027-07-01"), ("Bookings:Later:1:From", "2027-06-01")).AreInOrder()
        );
        Assert.False(Read(("Bookings:HoldMinutes", "0")).AreSensible());
        Assert.False(
            Read(("Bookings:Later:0:From", "2027-07-01"), ("Bookings:Later:0:MostOpenHolds", "0")).AreSensible()
        );
    }

    [Fact]
    public void Without_configuration_the_usual_rules_hold()
    {
        var rules = Read().At(Midnight);

        Assert.Equal(TimeSpan.FromMinutes(15), rules.HoldTime);
        Assert.Equal((3, 7, 1), (rules.MostOpenHolds, rules.FirstReminderDays, rules.LastReminderDays));
        Assert.Equal((3, 90, 7), (rules.HostCancellations, rules.HostCancellationDays, rules.SuspensionDays));
    }

    private static BookingSchedule Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, string? (s) => s.Value, StringComparer.Ordinal))
            .Build();
        var schedule = new BookingSchedule();
        schedule.Read(configuration.GetSection(BookingSchedule.Section));
        return schedule;
    }
}
