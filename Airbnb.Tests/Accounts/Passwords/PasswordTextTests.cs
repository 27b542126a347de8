using Airbnb.Api.Accounts.Passwords;
using Airbnb.Api.Accounts.Sessions;
using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Accounts.Passwords;

/// <summary>The same password, typed on different machines.</summary>
public sealed class PasswordTextTests
{
    private static readonly IOptions<PasswordHasherOptions> OneRound = Options.Create(
        new PasswordHasherOptions { IterationCount = 1 }
    );
    private static readonly HashPasswords Hasher = new(OneRound);
    private static readonly User Ann = People.Somebody("Ann");

    [Theory]
    [InlineData("caf\u00E9 cr\u00E8me", "cafe\u0301 cre\u0300me")] // Windows, macOS
    [InlineData("\u00C5ngstr\u00F6m 12", "\u212Bngstr\u00F6m 12")] // the letter, the unit
    [InlineData(
        "\uD55C\uAD6D\uC5B4 \uBC30 \uC138 \uCC99",
        "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165 \u1107\u1162 \u1109\u1166 \u110E\u1165\u11A8"
    )]
    [InlineData("three boats 3", "\uFF54\uFF48\uFF52\uFF45\uFF45\u3000\uFF42\uFF4F\uFF41\uFF54\uFF53\u3000\uFF13")] // full width
    [InlineData("fish & fins", "\uFB01sh & \uFB01ns")]
    [InlineData("\u1EC7 \u1EC7 \u1EC7 \u1EC7 \u1EC7", "e\u0323\u0302 e\u0302\u0323 \u1EB9\u0302 \u00EA\u0323 \u1EC7")] // marks in any order
    [InlineData("three small boats", "three\u00A0small\u2003boats")]
    public void Whichever_way_a_machine_writes_it_it_is_the_same(string one, string other)
    {
        Assert.Equal(PasswordVerificationResult.Success, Verify(Hasher.HashPassword(Ann, one), other));
        Assert.Equal(PasswordVerificationResult.Success, Verify(Hasher.HashPassword(Ann, other), one));
        Assert.Null(PasswordRules.Refusal(one, "a@b.example", ""));
        Assert.Null(PasswordRules.Refusal(other, "a@b.example", ""));
    }

    [Theory]
    [InlineData("caf\u00E9 cr\u00E8me", "cafe creme")]
    [InlineData("three boats", "Three boats")]
    [InlineData("three boats", "three boats ")]
    [InlineData("three boats", "thr\u0435\u0435 boats")] // letters of other scripts only look the same
    [InlineData("three boats", "three\u200Bboats")]
    public void What_differs_to_whoever_types_it_is_another(string one, string other) =>
        Assert.Equal(PasswordVerificationResult.Failed, Verify(Hasher.HashPassword(Ann, one), other));

    [Theory]
    [InlineData("\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9x", null)]
    [InlineData("e\u0301e\u0301e\u0301e\u0301", "account.password_too_short")] // four, though eight were typed
    [InlineData("\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA\uFDFA", "account.password_too_long")] // 18 letters each
    [InlineData("\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF44", "account.password_too_common")]
    public void Rules_are_about_what_is_hashed(string password, string? refusal) =>
        Assert.Equal(refusal, PasswordRules.Refusal(password, "a@b.example", "")?.Code);

    [Fact]
    public void What_one_machine_writes_long_another_may_write_short()
    {
        var longest = string.Concat(Enumerable.Repeat("e\u0323\u0302o\u0323\u0302", PasswordRules.Longest / 2));

        Assert.Null(PasswordRules.Refusal(longest, "a@b.example", ""));
        Assert.True(new NewPasswordValidator().Validate(new NewPasswordRequest("code", longest)).IsValid);
        Assert.True(new SignInValidator().Validate(new SignInRequest("a@b.example", longest)).IsValid);
        Assert.Equal("account.password_too_long", PasswordRules.Refusal(longest + "x", "a@b.example", "")?.Code);
    }

    [Theory]
    [InlineData(0xD83C)]
    [InlineData(0xDFE1)]
    [InlineData(0xFFFE)]
    public void What_is_no_text_is_refused_and_is_nobodys_password(int unit)
    {
        var password = $"three small {(char)unit} boats";

        Assert.Equal(AccountErrors.PasswordUnreadable, PasswordRules.Refusal(password, "a@b.example", ""));
        Assert.Equal(
            PasswordVerificationResult.Failed,
            Verify(Hasher.HashPassword(Ann, "three small boats"), password)
        );
        Assert.False(new NewPasswordValidator().Validate(new NewPasswordRequest("code", password)).IsValid);
        Assert.False(new SignInValidator().Validate(new SignInRequest("a@b.example", password)).IsValid);
    }

    [Fact]
    public void Whatever_is_typed_is_text_that_stays_as_it_is_or_none() =>
        Prop.ForAll(
                Gen.Choose(0, char.MaxValue).ArrayOf().ToArbitrary(),
                units =>
                    PasswordText.Of(string.Concat(units.Select(unit => (char)unit))) is not { } text
                    || PasswordText.Of(text) == text
            )
            .QuickCheckThrowOnFailure();

    private static PasswordVerificationResult Verify(string hash, string typed) =>
        Hasher.VerifyHashedPassword(Ann, hash, typed);
}
