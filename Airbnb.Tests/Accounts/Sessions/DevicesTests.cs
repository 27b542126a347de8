using Airbnb.Api.Accounts.Sessions;

namespace Airbnb.Tests.Accounts.Sessions;

public sealed class DevicesTests
{
    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Firefox on Windows"
    )]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome on Linux")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
        "Chrome on Android"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        "Safari on iPhone"
    )]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Mac")]
    [InlineData("Airbnb/3.1 (iPad; iOS 18.5)", "iPad")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Airbnb.Tests", "Airbnb.Tests")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void People_know_their_devices_by_name(string? userAgent, string? name) =>
        Assert.Equal(name, Devices.NameOf(userAgent));
}
