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
                && password.EnumerateRunes().Count() is >= PasswordRules.Shortest and <= PasswordRules.Longest
            )
            .WithMessage(
                $"A password has {PasswordRules.Shortest} to {PasswordRules.Longest} characters, of any kind."
            );

    /// <summary>No form is asked for: whatever nobody could choose is just not theirs.</summary>
    public static void OwnPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(2 * PasswordRules.Longest);

    public static void MailedCode<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(100);

    public static void SecondFactor<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(100);

    public static void PersonName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name =>
                !string.IsNullOrWhiteSpace(name) && name.Length <= User.LongestName && !name.Any(char.IsControl)
            )
            .WithMessage($"A name has 1 to {User.LongestName} characters, none of them control characters.");
}
