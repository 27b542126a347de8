using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

internal static partial class ResourceName
{
    private const int MaxLength = 64;

    public static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaxLength || !Shape().IsMatch(name))
        {
            throw new ArgumentException(
                $"Resource name '{name}' is invalid. It must start with an ASCII letter, hold only ASCII letters, digits and single hyphens, not end with a hyphen, and be at most {MaxLength} characters long.",
                nameof(name)
            );
        }
    }

    [GeneratedRegex(
        "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
