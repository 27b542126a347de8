using System.Text;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// A password as it is counted, compared and hashed: NFKC, as NIST SP 800-63B advises. Machines write what looks the same
/// in different ways, and nobody sees which.
/// </summary>
public static class PasswordText
{
    /// <summary>So many UTF-16 units at most are typed, by whatever machine, for one that is hashed.</summary>
    public const int MostPerCharacter = 4;

    /// <summary>Null for what is no text: half a surrogate pair, or U+FFFE.</summary>
    public static string? Of(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>In characters, of which some are two UTF-16 units.</summary>
    public static int Length(string password) => password.EnumerateRunes().Count();
}
