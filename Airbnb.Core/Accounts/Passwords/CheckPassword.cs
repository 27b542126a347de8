namespace Airbnb.Core.Accounts.Passwords;

/// <summary>Whether somebody may have a password: by our own rules first, then by what was stolen elsewhere.</summary>
public sealed class CheckPassword(BreachedPasswords breached)
{
    public async Task<Error?> Refusal(string typed, string email, string name, CancellationToken ct)
    {
        if (PasswordRules.Refusal(typed, email, name) is { } refusal)
            return refusal;
        return await breached.Have(PasswordText.Of(typed)!, ct) ? AccountErrors.PasswordBreached : null;
    }
}
