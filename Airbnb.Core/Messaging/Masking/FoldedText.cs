using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>Part of a text, by the positions before its first and after its last character.</summary>
public sealed record TextSpan(int Start, int End);

/// <summary>
/// A text as a reader's eye takes it: small letters, plain digits, no invisible characters, one sort of blank; and each
/// character with the part of the original that it stands for.
/// </summary>
public sealed class FoldedText
{
    /// <summary>Letters that look Latin to the eye, and what they look like.</summary>
    private const string Lookalikes = "авекмнорстхуіјѕοαε";
    private const string Latin = "abekmhopctxyijsoae";

    private readonly StringBuilder text = new();
    private readonly List<TextSpan> origins = [];

    private FoldedText() { }

    public static FoldedText Of(string original)
    {
        var folded = new FoldedText();
        var at = 0;
        foreach (var rune in original.EnumerateRunes())
        {
            var span = new TextSpan(at, at + rune.Utf16SequenceLength);
            var letters = Fold(rune);
            if (letters.Length == 0 && folded.origins is [.., var before])
                folded.origins[^1] = before with { End = span.End }; // a mark belongs to what it is on
            folded.Add(letters, span);
            at = span.End;
        }
        return folded;
    }

    public override string ToString() => text.ToString();

    /// <summary>Where in the original the match is.</summary>
    public TextSpan SpanOf(Capture match) =>
        new(origins[match.Index].Start, origins[match.Index + match.Length - 1].End);

    public TextSpan OriginOf(int index) => origins[index];

    /// <summary>The same with something else in the place of each match; null leaves one as it is.</summary>
    public FoldedText Replace(Regex pattern, Func<Match, string?> replacement)
    {
        var (replaced, done, source) = (new FoldedText(), 0, ToString());
        foreach (var match in pattern.Matches(source).Where(match => match.Length > 0))
        {
            if (replacement(match) is not { } instead)
                continue;
            replaced.Copy(this, done, match.Index);
            replaced.Add(instead, SpanOf(match));
            done = match.Index + match.Length;
        }
        replaced.Copy(this, done, source.Length);
        return replaced;
    }

    private void Copy(FoldedText from, int start, int end)
    {
        text.Append(from.text, start, end - start);
        origins.AddRange(from.origins[start..end]);
    }

    private void Add(string folded, TextSpan origin)
    {
        text.Append(folded);
        for (var i = 0; i < folded.Length; i++)
            origins.Add(origin);
    }

    private static string Fold(Rune rune)
    {
        if (rune.IsAscii)
            return Rune.IsControl(rune) ? " " : Rune.ToLowerInvariant(rune).ToString();
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                return Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture);
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
            case UnicodeCategory.OtherNotAssigned: // among them U+FFFE, which cannot be normalized
                return "";
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return " ";
            default:
                return Lookalike(rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant());
        }
    }

    private static string Lookalike(string letter) =>
        Lookalikes.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var found && letter.Length == 1
            ? Latin[found].ToString()
            : letter;
}
