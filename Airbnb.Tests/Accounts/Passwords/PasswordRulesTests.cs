using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;

namespace Airbnb.Tests.Accounts.Passwords;

public sealed class PasswordRulesTests
{
    private const string Email = "ann.smith@example.com";
    private const string Name = "Ann Smith";

    [Theory]
    [InlineData("three small wooden boats")]
    [InlineData("xk7rwp2m")]
    [InlineData("        !")]
    [InlineData("ünïcödé!")]
    public void Any_characters_will_do_in_any_composition(string password) =>
        Assert.Null(PasswordRules.Refusal(password, Email, Name));

    [Theory]
    [InlineData("")]
    [InlineData("xk7rwp2")]
    [InlineData("🏠🏡🏘🏚🏠🏡🏘")] // seven characters, though fourteen UTF-16 units
    public void Seven_characters_are_too_few(string password) =>
        Assert.Equal(AccountErrors.PasswordTooShort, PasswordRules.Refusal(password, Email, Name));

    [Fact]
    public void Long_passwords_are_taken_as_they_are()
    {
        Assert.Null(PasswordRules.Refusal(new string('a', 127) + "b", Email, Name));
        Assert.Equal(AccountErrors.PasswordTooLong, PasswordRules.Refusal(new string('a', 128) + "b", Email, Name));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("PassWord123")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou")]
    [InlineData("zzzzzzzzzzz")]
    public void The_first_that_anybody_tries_are_refused(string password) =>
        Assert.Equal(AccountErrors.PasswordTooCommon, PasswordRules.Refusal(password, Email, Name));

    [Theory]
    [InlineData("ann.smith@example.com")]
    [InlineData("Ann.Smith")]
    [InlineData("annsmith1985")]
    [InlineData("Smith, Ann!")]
    [InlineData("AirBnB2026!")]
    [InlineData("airbnb-ann-1")]
    public void What_everybody_knows_of_somebody_is_no_password(string password) =>
        Assert.Equal(AccountErrors.PasswordNamesYou, PasswordRules.Refusal(password, Email, Name));

    [Theory]
    [InlineData("Ann likes three boats")]
    [InlineData("annual rings of oaks")]
    [InlineData("blacksmith's tongs")]
    public void But_it_may_stand_in_one(string password) => Assert.Null(PasswordRules.Refusal(password, Email, Name));
}
