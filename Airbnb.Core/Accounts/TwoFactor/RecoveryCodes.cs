using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Codes to be written down, such as <c>k7fq2m-x3nb9d-4tz8rc-wp5hsa</c>.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>No 0 or o, 1, l or i: they are copied by hand.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Groups = 4;
    private const int GroupLength = 6;

    /// <summary>Ten new ones, of 118 random bits each: enough for a fast hash (ASVS 5.0, 6.5.2).</summary>
    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => NewCode())];

    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code)));

    /// <summary>Large or small, with or without signs between: as people type them.</summary>
    private static string Plain(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private static string NewCode() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength))
        );
}
