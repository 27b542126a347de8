using System.Text;

namespace Airbnb.Core.Privacy.Erasing;

/// <summary>
/// What somebody is recognised by in what they and others have written: address, telephone number, name and its parts.
/// As a regular expression for Postgres that finds them in any case, whatever the database's locale.
/// </summary>
public static class Traces
{
    /// <summary>Shorter parts of a name are in too many other words: they stay where they stand alone.</summary>
    private const int ShortestPart = 2;

    /// <param name="secrets">Addresses and numbers: wherever they are.</param>
    public static string Of(string name, params IEnumerable<string?> secrets)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length >= ShortestPart)
            .Prepend(name.Trim())
            .Where(word => word.Length > 0)
            .Select(word => $"(?<!\\w){Written(word)}(?!\\w)");
        var anywhere = secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Select(secret => Written(secret!));
        return string.Join('|', anywhere.Concat(words).Distinct(StringComparer.Ordinal));
    }

    private static string Written(string word)
    {
        var pattern = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                pattern.Append("\\s+");
            else if (Rune.ToUpperInvariant(rune) != Rune.ToLowerInvariant(rune))
                pattern.Append('[').Append(Rune.ToUpperInvariant(rune)).Append(Rune.ToLowerInvariant(rune)).Append(']');
            else if (rune.IsAscii && !Rune.IsLetterOrDigit(rune))
                pattern.Append('\\').Append(rune);
            else
                pattern.Append(rune);
        return pattern.ToString();
    }
}
