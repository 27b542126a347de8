using Airbnb.Core.Accounts;
using Airbnb.Core.Accounts.Passwords;
using FluentValidation;

namespace Airbnb.Api.Accounts;

/// <summary>The shape of what people sign in with.</summary>
public static class CredentialRules
{
    public static void Email<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(EmailAddresses.IsValid).WithMessage("An e-mail address is expected, like ann@example.com.");

    public static void NewPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(password =>
                password is not null
                && PasswordText.Of(password) is { } text
                && PasswordText.Length(text) is >= PasswordRules.Shortest and <= PasswordRules.Longest
            )
            .WithMessage(
                $"A password has {PasswordRules.Shortest} to {PasswordRules.Longest} characters, of any kind."
            );

    /// <summary>No form is asked for: whatever nobody could choose is just not theirs.</summary>
    public static void OwnPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .MaximumLength(PasswordText.MostPerCharacter * PasswordRules.Longest)
            .Must(password => password is null || PasswordText.Of(password) is not null)
            .WithMessage("The password holds something that is no character.");

    public static void MailedCode<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(100);

    public static void SecondFactor<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(100);

    public static void PersonName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name =>
                !string.IsNullOrWhiteSpace(name) && name.Length <= User.LongestName && !name.Any(char.IsControl)
            )
            .WithMessage($"A name has 1 to {User.LongestName} characters, none of them control characters.");
}
