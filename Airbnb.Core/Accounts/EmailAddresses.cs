using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Airbnb.Core.Accounts;

/// <summary>What an e-mail address looks like here: RFC 5321's dot-atoms at a domain of two labels or more.</summary>
public static partial class EmailAddresses
{
    /// <summary>RFC 5321, 4.5.3.1.3: a path of 256 octets, less its angle brackets.</summary>
    public const int Longest = 254;

    private const int LongestLocalPart = 64;

    public static bool IsValid(string? address) =>
        address is { Length: <= Longest } && address.IndexOf('@') <= LongestLocalPart && Form().IsMatch(address);

    [GeneratedRegex(
        @"\A[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}

/// <summary>Addresses are looked up in lower case, so that Ann@example.com cannot register beside ann@example.com.</summary>
public sealed class LowerCase : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email?.ToLowerInvariant();

    public string? NormalizeName(string? name) => name?.ToLowerInvariant();
}
