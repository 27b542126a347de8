using System.Text;

namespace Airbnb.Core.Messaging.Masking;

/// <summary>
/// Takes out of a text how its writer could be reached: addresses, telephone numbers, links and names at messengers,
/// also as people write them who know that they are taken out. Dates, prices, hours and house numbers stay.
/// </summary>
public static class ContactDetails
{
    /// <summary>What stands in their place.</summary>
    public const string Mask = "•••";

    public static MaskedText MaskIn(string text)
    {
        var masked = text;
        // What is left may read as something new where a part is gone; each round leaves fewer letters and digits.
        while (Once(masked) is { } less)
            masked = less;
        return new MaskedText(masked, IsMasked: !ReferenceEquals(masked, text));
    }

    /// <param name="before">
    /// What the writer has sent just before, the oldest first: a number in pieces, one message each, is one number.
    /// </param>
    public static MaskedText MaskIn(string text, IEnumerable<string> before)
    {
        var pieces = before.Reverse().TakeWhile(IsPiece).Reverse().ToList();
        if (pieces.Count == 0)
            return MaskIn(text);
        var start = string.Join(' ', pieces) + ' ';
        var joined = start + text;
        var numbers = PhoneNumbers
            .In(FoldedText.Of(joined))
            .Where(span => span.End > start.Length)
            .Select(span => Trimmed(new TextSpan(Math.Max(span.Start, start.Length), span.End), joined))
            .Select(span => new TextSpan(span.Start - start.Length, span.End - start.Length))
            .ToList();
        var rest = MaskIn(numbers.Count == 0 ? text : Without(Joined(numbers), text));
        return rest with { IsMasked = rest.IsMasked || numbers.Count > 0 };
    }

    /// <summary>Digits, be it in words, and nothing else: no sentence, and so part of something.</summary>
    private static bool IsPiece(string text)
    {
        var digits = NumberWords.AsDigits(FoldedText.Of(text)).ToString();
        return digits.Any(char.IsAsciiDigit) && !digits.Any(char.IsLetter);
    }

    private static string? Once(string text)
    {
        var folded = FoldedText.Of(text);
        var found = WebAddresses.In(folded, text).Concat(Handles.In(folded)).Concat(PhoneNumbers.In(folded));
        var spans = Joined(found.Select(span => Trimmed(span, text)));
        return spans.Count == 0 ? null : Without(spans, text);
    }

    private static TextSpan Trimmed(TextSpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    /// <summary>In order, and what overlaps or touches as one.</summary>
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.Where(span => span.Start < span.End).OrderBy(span => span.Start))
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            else
                joined.Add(span);
        return joined;
    }

    private static string Without(List<TextSpan> spans, string text)
    {
        var (masked, done) = (new StringBuilder(), 0);
        foreach (var span in spans)
        {
            masked.Append(text, done, span.Start - done).Append(Mask);
            done = span.End;
        }
        return masked.Append(text, done, text.Length - done).ToString();
    }
}
