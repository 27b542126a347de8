using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>
/// Runs of digits that are long enough for a telephone number, whatever stands between them, once those are left out
/// that are something else. Numbers of accounts and cards are found with them.
/// </summary>
internal static partial class PhoneNumbers
{
    /// <summary>The shortest that reach somebody from abroad.</summary>
    private const int FewestDigits = 8;

    public static IEnumerable<TextSpan> In(FoldedText folded)
    {
        var numbers = NumberWords.AsDigits(folded);
        var text = Figures.Blank(numbers.ToString());
        return Run().Matches(text).Where(LooksLikeOne).Select(numbers.SpanOf);
    }

    private static bool LooksLikeOne(Match run)
    {
        var parts = Comma().Split(run.Value);
        return parts.Any(IsOne) || (IsSpelt(run.Value, parts) && IsOne(run.Value));
    }

    private static bool IsOne(string run)
    {
        var digits = run.Count(char.IsAsciiDigit);
        if (run.StartsWith('+'))
            return digits >= FewestDigits - 1;
        return (digits >= FewestDigits || Local().IsMatch(run)) && !Figures.AreListed(run);
    }

    /// <summary>Digit by digit, or group by group, with commas between.</summary>
    private static bool IsSpelt(string run, string[] parts) =>
        !Group().IsMatch(run) || (parts.Length > 2 && parts.All(part => part.All(char.IsAsciiDigit)));

    /// <summary>Digits, with up to three characters between that are no letters and mean no amount.</summary>
    [GeneratedRegex(
        @"\+?(?:\([ ]?)?[0-9](?:[^\p{L}\p{N}\p{Sc}%@#&•…°\[\]]{0,3}[0-9])*",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Run();

    /// <summary>Between a house number and a postal code; but <c>0, 1, 7, 6</c> is one number all the same.</summary>
    [GeneratedRegex("[,;] +", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comma();

    [GeneratedRegex("[0-9]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Group();

    /// <summary>Seven digits, when they come in one, or as 555-1234.</summary>
    [GeneratedRegex("^(?:[0-9]{7}|[0-9]{3}[ .-][0-9]{4})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Local();
}
