using System.Globalization;
using Airbnb.Core.Calendar;

namespace Airbnb.Tests.Calendar;

public sealed class HomeTimeTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati", "2027-03-01T15:00", "2027-03-01T01:00Z")]
    [InlineData("Pacific/Pago_Pago", "2027-03-01T15:00", "2027-03-02T02:00Z")]
    [InlineData("Asia/Kathmandu", "2027-03-01T15:00", "2027-03-01T09:15Z")]
    [InlineData("Europe/Berlin", "2027-03-27T15:00", "2027-03-27T14:00Z")]
    [InlineData("Europe/Berlin", "2027-03-28T15:00", "2027-03-28T13:00Z")]
    // 02:30 does not exist that day: it is an hour later
    [InlineData("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30Z")]
    // 02:30 comes twice that day: it is the first
    [InlineData("Europe/Berlin", "2027-10-31T02:30", "2027-10-31T00:30Z")]
    // midnight does not exist that day
    [InlineData("Africa/Cairo", "2027-04-30T00:00", "2027-04-29T22:00Z")]
    public void A_local_time_is_an_instant_of_the_homes_zone(string zone, string local, string instant)
    {
        var at = DateTime.Parse(local, CultureInfo.InvariantCulture);

        var moment = HomeTime.In(zone).At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2027-03-01T11:30Z", "2027-03-02", "01:30")]
    [InlineData("Pacific/Pago_Pago", "2027-03-01T10:30Z", "2027-02-28", "23:30")]
    [InlineData("America/New_York", "2027-03-01T04:30Z", "2027-02-28", "23:30")]
    [InlineData("UTC", "2027-03-01T00:00Z", "2027-03-01", "00:00")]
    public void Today_is_the_day_at_the_home(string zone, string now, string today, string time)
    {
        var home = HomeTime.In(zone);
        var moment = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        Assert.Equal(today, home.Today(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(time, home.TimeOfDay(moment).ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Europe/Lisbon", true)]
    [InlineData("europe/lisbon", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_zones_of_the_IANA_database_are_known(string? zone, bool known) =>
        Assert.Equal(known, HomeTime.Knows(zone));
}
