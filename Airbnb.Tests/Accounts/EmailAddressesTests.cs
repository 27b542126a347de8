using Airbnb.Core.Accounts;

namespace Airbnb.Tests.Accounts;

public sealed class EmailAddressesTests
{
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("Ann.O'Hara+home@mail.example.co.uk")]
    [InlineData("a@b.co")]
    [InlineData("admin@airbnb.localhost")]
    [InlineData("x@xn--bcher-kva.example")]
    public void Addresses_of_the_usual_form_are_taken(string address) => Assert.True(EmailAddresses.IsValid(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("@example.com")]
    [InlineData("ann@example")]
    [InlineData("ann@@example.com")]
    [InlineData("ann@exam ple.com")]
    [InlineData(".ann@example.com")]
    [InlineData("ann.@example.com")]
    [InlineData("an..n@example.com")]
    [InlineData("ann@-example.com")]
    [InlineData("ann@example..com")]
    [InlineData("ann@example.com\r\nBcc: bob@example.com")]
    [InlineData("ann@example.com\n")]
    [InlineData("Ann <ann@example.com>")]
    [InlineData("ann@[127.0.0.1]")]
    [InlineData("ann@127.0.0.1")]
    public void Everything_else_is_refused(string? address) => Assert.False(EmailAddresses.IsValid(address));

    [Fact]
    public void Lengths_end_where_mail_servers_stop()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 47), 4)); // 191 characters
        Assert.False(EmailAddresses.IsValid(new string('a', 65) + "@example.com"));
        Assert.True(EmailAddresses.IsValid(new string('a', 62) + "@" + domain));
        Assert.False(EmailAddresses.IsValid(new string('a', 63) + "@" + domain));
    }
}
