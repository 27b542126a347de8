using System.Globalization;
using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>Figures that guests and hosts write about: days, hours, prices, sizes, house numbers.</summary>
internal static partial class Figures
{
    private const string Currencies =
        @"\p{Sc}|(?:eur|euros?|usd|dollars?|gbp|pounds?|quid|chf|franken|francs?|cad|aud|nzd|brl|reais|czk|dkk|sek|nok|kr"
        + @"|pln|zł|jpy|yen|krw|won|mxn|pesos?|zar|rand|ngn|naira|kes|ghs|cedis?)(?!\p{L})";
    private const string Amount =
        @"(?:[0-9]{1,3}(?:[.,' ][0-9]{3}){1,2}|[0-9]{1,6})(?:[.,][0-9]{1,2})?(?:[.,]-)?(?![0-9])";
    private const string Year = "(?:19|20)[0-9]{2}";
    private const string Part = "(?:0?[1-9]|[12][0-9]|3[01])";

    /// <summary>The text with something else in the place of such figures, so that they join nothing.</summary>
    public static string Blank(string text) => Known().Replace(text, match => new string('°', match.Length));

    /// <summary>A run that is a list or a period, though each of its numbers says little.</summary>
    public static bool AreListed(string run) =>
        Period().IsMatch(run) || Compact().IsMatch(run) || PostalCode().IsMatch(run) || IsCount(run);

    /// <summary><c>5, 6, 7, 8, 9</c></summary>
    private static bool IsCount(string run)
    {
        if (!Count().IsMatch(run))
            return false;
        var numbers = Numbers(run);
        return numbers.Zip(numbers.Skip(1)).All(pair => pair.Second - pair.First is > 0 and <= 10);
    }

    private static List<int> Numbers(string run) =>
        [.. Number().Matches(run).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(
        // A day with its year, and nothing after the same sign: 06.12.2034.56 is none.
        $@"(?<![0-9])(?<![0-9]\.)(?:{Year}\.{Part}\.{Part}|{Part}\.\s?{Part}\.\s?{Year})(?![0-9])(?!\.[0-9])"
            + $@"|(?<![0-9])(?<![0-9]/)(?:{Year}/{Part}/{Part}|{Part}/\s?{Part}/\s?{Year})(?![0-9])(?!/[0-9])"
            + $@"|(?<![0-9])(?<![0-9]-)(?:{Year}-{Part}-{Part}|{Part}-{Part}-{Year})(?![0-9])(?!-[0-9])"
            + $@"|(?<![0-9])(?<![0-9][ .,/-]){Year}\s?[-–/]\s?{Year}(?![0-9])(?![ .,/-][0-9])"
            // An hour.
            + @"|(?<![0-9])(?<![0-9]:)(?:[01]?[0-9]|2[0-4])[:h][0-5][0-9](?::[0-5][0-9])?(?![0-9])(?!:[0-9])"
            // A price.
            + $@"|(?<![\p{{L}}\p{{N}}])(?:{Currencies})\s?{Amount}"
            + $@"|(?<![0-9])(?<![0-9][ .,/-]){Amount}\s?(?:{Currencies})"
            // A large number, as 1,500,000, and a size.
            + @"|(?<![0-9])(?<![0-9][ .,/-])[0-9]([.,])[0-9]{3}\1[0-9]{3}(?![0-9])(?![ .,/-][0-9])"
            + @"|(?<![0-9])(?<![0-9][ .,/-])[0-9]{1,7}(?:[.,][0-9]{1,3})?\s?(?:m2|sqm|qm|sq\s?ft|km|m|ft|kg)(?!\p{L})"
            // The number of a booking.
            + @"|(?<![\p{L}\p{N}])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Known();

    /// <summary><c>01.03.-05.03.27</c>, <c>1/3/27 - 5/3/27</c></summary>
    [GeneratedRegex(
        $@"^{Part}[./](?:{Part}(?:[./](?:{Year}|[0-9]{{2}})?)?)?\s?[-–—]\s?{Part}[./]{Part}(?:[./](?:{Year}|[0-9]{{2}})?)?$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Period();

    /// <summary><c>20270301</c></summary>
    [GeneratedRegex("^20[2-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Compact();

    /// <summary><c>1250-096</c></summary>
    [GeneratedRegex("^[0-9]{4}-[0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PostalCode();

    [GeneratedRegex("^[0-9]{1,3}(?:, ?[0-9]{1,3})+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Count();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
