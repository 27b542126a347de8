using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>Mail addresses and links, also with <c>(at)</c>, <c>dot</c> and blanks between the letters.</summary>
internal static partial class WebAddresses
{
    /// <summary>Endings that are no words people forget a blank before.</summary>
    private const string Endings =
        "com|net|org|info|biz|eu|de|fr|es|nl|pt|ch|uk|co|io|app|dev|xyz|online|site|shop|store|club|live|link|pl|se|dk|cz|ru"
        + "|br|au|ca|jp|cn|kr|za|ng|ke|gh|mx|tr|gr|ro|hu|fi|ie|lu|page|blog|website|tech|pro|mobi|tv|cc|gg|ly|ai|edu|gov";

    /// <summary>Endings that are words too: these need more of a link around them.</summary>
    private const string Words = "me|it|is|in|to|so|no|at|be|am|us|my|la|do|as";

    private const string Providers =
        "gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|protonmail|aol|yandex|mailbox|fastmail|tutanota";

    private const string Label = @"[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?";

    public static IEnumerable<TextSpan> In(FoldedText folded, string original)
    {
        var plain = Plain(folded);
        var text = plain.ToString();
        foreach (Match match in Link().Matches(text))
            yield return plain.SpanOf(match);
        foreach (Match match in Mail().Matches(text))
            yield return plain.SpanOf(match);
        foreach (Match match in Domain().Matches(text))
            if (!BeginsSentence(match.Groups["end"], plain, original))
                yield return plain.SpanOf(match);
    }

    /// <summary>With the tricks undone.</summary>
    private static FoldedText Plain(FoldedText folded) =>
        folded
            .Replace(SpacedLetters(), match => string.Concat(match.Value.Where(c => !IsGap(c))))
            .Replace(WordForAt(), _ => "@")
            .Replace(WordForDot(), _ => ".");

    private static bool IsGap(char c) => c is ' ' or '-' or '_' or '*';

    /// <summary>As in "a nice place.Shop opposite": somebody forgot the blank.</summary>
    private static bool BeginsSentence(Group ending, FoldedText plain, string original)
    {
        var (first, second) = (plain.OriginOf(ending.Index), plain.OriginOf(ending.Index + 1));
        return char.IsUpper(original[first.Start]) && char.IsLower(original[second.Start]);
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:[\p{L}\p{N}@.][ \-_*]){5,}[\p{L}\p{N}@.](?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SpacedLetters();

    [GeneratedRegex(
        @"\s*[(\[{<]\s*(?:at|ät|a|@|arroba|chez)\s*[)\]}>]\s*|\s+(?:arroba|klammeraffe)\s+"
            + $@"|\s+at\s+(?=(?:{Providers})\b|{Label}\s*(?:\s(?:dot|punkt|punto|ponto|point)\s|[(\[{{<]))"
            + $@"|\s*@\s*(?=(?:{Providers})\b|{Label}\s*(?:\.|\s(?:dot|punkt|punto|ponto|point)\s|[(\[{{<])\s*[\p{{L}}.])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WordForAt();

    [GeneratedRegex(
        @"\s*[(\[{<]\s*(?:dot|punkt|punto|ponto|point|\.)\s*[)\]}>]\s*|\s+(?:dot|punkt)\s+"
            + $@"|\s+(?:punto|ponto|point)\s+(?=(?:{Endings})\b)|\s*\.\s*(?=(?:com|net|org|info)\b)"
            + $@"|(?<=(?:{Providers}))\s*\.?\s+(?=(?:{Endings})\b)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WordForDot();

    [GeneratedRegex(
        @"(?:(?:https?|hxxps?|ftp)\s?:\s?/\s?/|(?<![\p{L}\p{N}])www\s?\.)\s?\S+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@(?:\p{L}|[0-9]+\.\p{L})[\p{L}\p{N}.-]*|(?:mailto|tel|sms):\S+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Mail();

    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{N}}@.-])(?:{Label}\.)+"
            + $@"(?:(?<end>{Endings})(?![\p{{L}}\p{{N}}-])(?:[:/?#]\S*)?|(?<end>{Words})/\S+)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Domain();
}
