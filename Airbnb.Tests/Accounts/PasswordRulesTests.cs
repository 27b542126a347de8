using Airbnb.Core.Accounts;

namespace Airbnb.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private const string Email = "ann.smith@example.com";

    [Theory]
    [InlineData("three small wooden boats")]
    [InlineData("xk7rwp2m")]
    [InlineData("        !")]
    [InlineData("ünïcödé!")]
    public void Any_characters_will_do_in_any_composition(string password) =>
        Assert.Null(PasswordRules.Refusal(password, Email));

    [Theory]
    [InlineData("")]
    [InlineData("xk7rwp2")]
    [InlineData("🏠🏡🏘🏚🏠🏡🏘")] // seven characters, though fourteen UTF-16 units
    public void Seven_characters_are_too_few(string password) =>
        Assert.Equal(AccountErrors.PasswordTooShort, PasswordRules.Refusal(password, Email));

    [Fact]
    public void Long_passwords_are_taken_as_they_are()
    {
        Assert.Null(PasswordRules.Refusal(new string('a', 255) + "b", Email));
        Assert.Equal(AccountErrors.PasswordTooLong, PasswordRules.Refusal(new string('a', 256) + "b", Email));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("PassWord123")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou")]
    [InlineData("zzzzzzzzzzz")]
    public void The_first_that_anybody_tries_are_refused(string password) =>
        Assert.Equal(AccountErrors.PasswordTooCommon, PasswordRules.Refusal(password, Email));

    [Theory]
    [InlineData("ann.smith@example.com")]
    [InlineData("Ann.Smith")]
    public void The_address_itself_is_no_password(string password) =>
        Assert.Equal(AccountErrors.PasswordTooCommon, PasswordRules.Refusal(password, Email));
}
