using Airbnb.Core.Accounts;
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

    public static void PersonName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name =>
                !string.IsNullOrWhiteSpace(name) && name.Length <= User.LongestName && !name.Any(char.IsControl)
            )
            .WithMessage($"A name has 1 to {User.LongestName} characters, none of them control characters.");
}
