using Airbnb.Core.Messaging.Masking;
using FsCheck;
using FsCheck.Fluent;

namespace Airbnb.Tests.Messaging;

/// <summary>What holds of masking, whatever somebody writes, and however they hide it.</summary>
public sealed class ContactDetailsPropertiesTests
{
    private static readonly string[] Pieces =
    [
        "ann",
        "@",
        "example",
        ".",
        "com",
        " ",
        " at ",
        " dot ",
        "(at)",
        "0176",
        "123",
        "45",
        "-",
        "/",
        ", ",
        "+49",
        "€",
        "EUR",
        "01.03.2027",
        "2027-03-01",
        "15:00",
        "seven",
        "zero",
        "two",
        "telegram",
        ": ",
        "my ",
        "is ",
        "www.",
        "http://",
        "m2",
        "•••",
        "\u200b",
        "ß",
        "İ",
        "ﬁ",
        "½",
        "🏠",
        "\n",
        "²",
        "ａ",
        "٣",
        "o",
        "l",
        "I",
        "_",
        "7",
        "99",
    ]; // csharpier-ignore

    private static readonly string[] Words =
    [
        "we",
        "would",
        "like",
        "to",
        "stay",
        "from",
        "Monday",
        "with",
        "our",
        "dog",
        "in",
        "your",
        "lovely",
        "home",
        "near",
        "the",
        "station",
        "is",
        "there",
        "parking",
        "how",
        "far",
        "beach",
        "kids",
        "quiet",
        "kitchen",
        "pool",
        "late",
    ]; // csharpier-ignore

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)
    );

    private static readonly Gen<string> Sentence = Gen.Elements(Words)
        .NonEmptyListOf()
        .Select(words => string.Join(' ', words));

    /// <summary>With or without a country, in groups of two to four, with the same sign between all of them.</summary>
    private static readonly Gen<string> Phone =
        from country in Gen.Elements("+49", "+1", "0049", "0", "+351")
        from lengths in Gen.Choose(2, 4).ListOf(4)
        from digits in Gen.Choose(0, 9).ListOf(16)
        from sign in Gen.Elements(" ", "-", ".", "/", "", " - ", "_", ") ", "  ", "\u00a0", "\u200b")
        let groups = lengths.Select((length, i) => string.Concat(digits.Skip(4 * i).Take(length)))
        select string.Join(sign, groups.Prepend(country));

    private static readonly Gen<string> Address =
        from name in Gen.Elements("ann", "ann.smith", "a-s_1977", "annsmith", "x")
        from at in Gen.Elements("@", " @ ", "(at)", " [at] ", " (AT) ", "＠", " at ")
        from host in Gen.Elements("gmail", "example", "my-mail", "web")
        from dot in Gen.Elements(" dot ", "(dot)", " [dot] ", " DOT ", " (.) ")
        from ending in Gen.Elements("com", "de", "org", "co")
        select name + at + host + dot + ending;

    [Fact]
    public void What_is_masked_holds_nothing_more_to_mask() =>
        Prop.ForAll(
                AnyText.ToArbitrary(),
                text =>
                {
                    var once = ContactDetails.MaskIn(text);
                    return ContactDetails.MaskIn(once.Text).Text == once.Text;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_says_so_exactly_when_something_was_taken_out() =>
        Prop.ForAll(
                AnyText.ToArbitrary(),
                text =>
                {
                    var masked = ContactDetails.MaskIn(text);
                    return masked.IsMasked ? masked.Text.Contains(ContactDetails.Mask) : masked.Text == text;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_telephone_number_is_found_in_any_sentence_whatever_stands_between_its_digits() =>
        Hides(Phone, left => left.Count(char.IsAsciiDigit) == 0);

    [Fact]
    public void So_is_a_mail_address() => Hides(Address, left => !left.Contains("ann") && !left.Contains("gmail"));

    [Fact]
    public void Sentences_without_any_stay_as_they_are() =>
        Prop.ForAll(Sentence.ToArbitrary(), text => ContactDetails.MaskIn(text) == new MaskedText(text, false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_days_prices_and_hours_stay()
    {
        var any =
            from day in Gen.Choose(0, 3_000).Select(days => new DateOnly(2024, 1, 1).AddDays(days))
            from nights in Gen.Choose(1, 60)
            from format in Gen.Elements("yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "M/d/yyyy")
            from between in Gen.Elements(" - ", " to ", " bis ", " – ", ", ")
            from price in Gen.Choose(1, 999_999)
            from hour in Gen.Choose(0, 23)
            select day.ToString(format, null)
                + between
                + day.AddDays(nights).ToString(format, null)
                + $" for {price:N2} EUR, from {hour}:00 to {hour}:30";
        Prop.ForAll(any.ToArbitrary(), text => ContactDetails.MaskIn(text) == new MaskedText(text, false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void The_longest_text_is_masked_at_once_however_it_was_made_up()
    {
        string[] nasty =
        [
            new('a', 2_000),
            string.Concat(Enumerable.Repeat("a.", 1_000)),
            string.Concat(Enumerable.Repeat("a@", 1_000)),
            string.Concat(Enumerable.Repeat("1 ", 1_000)),
            string.Concat(Enumerable.Repeat("1, ", 666)),
            new(' ', 2_000),
            string.Concat(Enumerable.Repeat("o", 2_000)),
            string.Concat(Enumerable.Repeat("1l", 1_000)),
            string.Concat(Enumerable.Repeat("a-", 1_000)),
            string.Concat(Enumerable.Repeat(" at", 666)),
        ];
        foreach (var text in nasty)
            _ = ContactDetails.MaskIn(text); // its patterns give up after a second, which is a fault
    }

    private static void Hides(Gen<string> detail, Func<string, bool> isHidden)
    {
        var any = from before in Sentence from hidden in detail from after in Sentence select (before, hidden, after);
        Prop.ForAll(
                any.ToArbitrary(),
                text =>
                {
                    var masked = ContactDetails.MaskIn($"{text.before}: {text.hidden} {text.after}");
                    return masked.IsMasked
                        && masked.Text.StartsWith(text.before, StringComparison.Ordinal)
                        && masked.Text.EndsWith(text.after, StringComparison.Ordinal)
                        && isHidden(masked.Text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
