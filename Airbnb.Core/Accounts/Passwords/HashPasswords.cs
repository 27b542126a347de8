using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// The one door that all passwords go through, whichever way they are typed. What is no text has been refused before; here
/// it is just no password of anybody's.
/// </summary>
public sealed class HashPasswords(IOptions<PasswordHasherOptions> options) : PasswordHasher<User>(options)
{
    public override string HashPassword(User user, string password) =>
        base.HashPassword(
            user,
            PasswordText.Of(password) ?? throw new ArgumentException("That is no text.", nameof(password))
        );

    public override PasswordVerificationResult VerifyHashedPassword(
        User user,
        string hashedPassword,
        string providedPassword
    ) =>
        PasswordText.Of(providedPassword) is { } password
            ? base.VerifyHashedPassword(user, hashedPassword, password)
            : PasswordVerificationResult.Failed;
}
