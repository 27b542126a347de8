using System.Net;
using Airbnb.Core.Calendar.Feeds.Importing;

namespace Airbnb.Tests.Calendar.Feeds;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("2a00:1450:4001:82b::200e", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_what_the_internet_can_reach_is_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://calendars.example/x.ics", null)]
    [InlineData("http://calendars.example:80/x.ics?t=1", null)]
    [InlineData("webcal://calendars.example/x.ics", null)]
    [InlineData("file:///etc/passwd", "calendar.url_not_allowed")]
    [InlineData("ftp://calendars.example/x.ics", "calendar.url_not_allowed")]
    [InlineData("gopher://calendars.example/", "calendar.url_not_allowed")]
    [InlineData("/calendars/x.ics", "calendar.url_not_allowed")]
    [InlineData("not an address", "calendar.url_not_allowed")]
    [InlineData("https://user:secret@calendars.example/", "calendar.url_not_allowed")]
    [InlineData("https://calendars.example:5432/", "calendar.url_not_allowed")]
    [InlineData("http://127.0.0.1/", "calendar.address_not_public")]
    [InlineData("http://2130706433/", "calendar.address_not_public")]
    [InlineData("http://0x7f.1/", "calendar.address_not_public")]
    [InlineData("http://[::1]/", "calendar.address_not_public")]
    [InlineData("http://[::ffff:10.0.0.1]/", "calendar.address_not_public")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "calendar.address_not_public")]
    public void An_address_is_refused_by_name(string url, string? code) =>
        Assert.Equal(code, CalendarUrl.Parse(url, new CalendarOptions()).Error?.Code);
}
