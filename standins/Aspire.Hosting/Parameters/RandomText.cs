using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

internal static class RandomText
{
    // Without characters that are easily taken for one another (I, O, l, o, 0...), and those that shells and URLs treat specially.
    private const string LowerCase = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Punctuation = "-_.{}~()*+!";

    public static string For(GenerateParameterDefault wanted)
    {
        (bool Used, int Least, string Characters)[] classes =
        [
            (wanted.Lower, wanted.MinLower, LowerCase),
            (wanted.Upper, wanted.MinUpper, UpperCase),
            (wanted.Numeric, wanted.MinNumeric, Digits),
            (wanted.Special, wanted.MinSpecial, Punctuation),
        ];
        var alphabet = string.Concat(classes.Where(c => c.Used).Select(c => c.Characters));
        if (alphabet.Length == 0)
        {
            throw new ArgumentException("At least one kind of characters must be allowed.", nameof(wanted));
        }

        var required = string.Concat(classes.Where(c => c.Used).Select(c => Pick(c.Characters, c.Least)));
        var characters = (required + Pick(alphabet, Math.Max(0, wanted.MinLength - required.Length))).ToCharArray();
        RandomNumberGenerator.Shuffle<char>(characters);
        return new string(characters);
    }

    private static string Pick(string characters, int count) =>
        count == 0 ? "" : RandomNumberGenerator.GetString(characters, count);
}
