using System.Collections.Frozen;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// Passwords by OWASP ASVS 5.0, 6.2: length, not among the first that anybody tries, and not what everybody knows of
/// their owner; no rules of composition, which only make people write <c>Password1!</c>.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 8;

    /// <summary>ASVS wants at least 64; a limit keeps a request from costing more than a hash should.</summary>
    public const int Longest = 128;

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>What is wrong with the password for this person; null when nothing is.</summary>
    public static Error? Refusal(string typed, string email, string name)
    {
        if (PasswordText.Of(typed) is not { } password)
            return AccountErrors.PasswordUnreadable;
        var length = PasswordText.Length(password);
        if (length < Shortest)
            return AccountErrors.PasswordTooShort;
        if (length > Longest)
            return AccountErrors.PasswordTooLong;
        if (IsCommon(password))
            return AccountErrors.PasswordTooCommon;
        return ContextWords.AreMostOf(password, email, name) ? AccountErrors.PasswordNamesYou : null;
    }

    private static bool IsCommon(string password) =>
        Common.Contains(password) || password.AsSpan().IndexOfAnyExcept(password[0]) < 0;

    private static FrozenSet<string> ReadCommon()
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream(
            typeof(PasswordRules),
            "CommonPasswords.txt"
        )!;
        using var lines = new StreamReader(list);
        return lines
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
