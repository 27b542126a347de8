namespace Airbnb.Core.Accounts.Passwords;

/// <summary>Whether somebody may have a password: by our own rules first, then by what was stolen elsewhere.</summary>
public sealed class CheckPassword(BreachedPasswords breached)
{
    public async Task<Error?> Refusal(string password, string email, string name, CancellationToken ct)
    {
        if (PasswordRules.Refusal(password, email, name) is { } refusal)
            return refusal;
        return await breached.Have(password, ct) ? AccountErrors.PasswordBreached : null;
    }
}
