using Airbnb.Worker.Notifications;

namespace Airbnb.Tests.Notifications;

public sealed class MailServerTests
{
    [Theory]
    [InlineData("smtp://127.0.0.1:5025", "127.0.0.1", 5025, false)]
    [InlineData("smtp://relay", "relay", 25, false)]
    [InlineData("smtps://mail.example.com", "mail.example.com", 587, true)]
    [InlineData("smtps://mail.example.com:2525", "mail.example.com", 2525, true)]
    public void The_address_says_where_and_how(string text, string host, int port, bool startTls)
    {
        var server = MailServer.Parse(text);
        Assert.Equal((host, port, startTls), (server.Host, server.Port, server.StartTls));
        Assert.Null(server.Credentials);
    }

    [Fact]
    public void Name_and_password_may_hold_any_characters()
    {
        var credentials = MailServer.Parse("smtps://post%40example.com:p%3A%2Fw@mail.example.com").Credentials;
        Assert.Equal(("post@example.com", "p:/w"), (credentials!.UserName, credentials.Password));
    }

    [Fact]
    public void The_password_does_not_show_where_the_server_is_printed() =>
        Assert.Equal("mail:587", MailServer.Parse("smtps://me:secret@mail").ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mail.example.com:25")]
    [InlineData("http://mail.example.com")]
    public void Anything_else_stops_the_start_with_the_reason(string? text)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => MailServer.Parse(text));
        Assert.Contains("smtp://", fault.Message, StringComparison.Ordinal);
    }
}
