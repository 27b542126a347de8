using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>Names by which people are found at messengers. That a messenger is mentioned says nothing yet.</summary>
internal static partial class Handles
{
    private const string Messengers =
        @"whats\s?app|watsapp|telegram|viber|skype|wechat|weixin|kakao(?:talk)?|instagram|insta|snapchat|discord|tiktok"
        + "|threema|facebook|twitter|linkedin|zalo";

    /// <summary>Those whose names are words as well.</summary>
    private const string Ambiguous = "signal|line|snap|messenger|ig|fb|wa|tg";

    private const string Id = @"id|user\s?name|user|handle|nick(?:name)?|account|konto";
    private const string Name = @"@?[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,}[\p{L}\p{N}_]";
    private const string Mine = "my|our|meine?|unsere?|mon|notre|mi|nuestro|meu|nosso|mio|nostro";

    public static IEnumerable<TextSpan> In(FoldedText folded)
    {
        var text = folded.ToString();
        return Patterns()
            .SelectMany(pattern => pattern.Matches(text))
            .Select(match => folded.SpanOf(match.Groups["name"]));
    }

    private static IEnumerable<Regex> Patterns() => [AtSign(), Labelled(), ById(), OfTheWriter(), LikeAName()];

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.])(?<name>@[\p{L}_][\p{L}\p{N}_.]{2,})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AtSign();

    /// <summary><c>Telegram: annsmith</c></summary>
    [GeneratedRegex(
        $@"\b(?:{Messengers})(?:\s+(?:{Id}))?\s*(?:[:=]|->|→)\s*(?<name>{Name})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Labelled();

    /// <summary><c>line id annsmith</c></summary>
    [GeneratedRegex(
        $@"\b(?:{Messengers}|{Ambiguous})[\s-]+(?:{Id})\s*(?:[:=]|\b(?:is|ist|est|es)\b)?\s*(?<name>{Name})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ById();

    /// <summary><c>my insta is annsmith</c></summary>
    [GeneratedRegex(
        $@"\b(?:{Mine})\s+(?:{Messengers}|{Ambiguous})\s*(?:[:=]|\b(?:is|ist|est|es|è|é)\b)\s*(?<name>{Name})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OfTheWriter();

    /// <summary><c>skype ann_smith</c>: no word has digits or underscores in it.</summary>
    [GeneratedRegex(
        $@"\b(?:{Messengers})\s+(?<name>@?(?=[\p{{L}}\p{{N}}.]*[0-9_])(?=[0-9_.]*\p{{L}})[\p{{L}}\p{{N}}_.]{{2,}}[\p{{L}}\p{{N}}_])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LikeAName();
}
