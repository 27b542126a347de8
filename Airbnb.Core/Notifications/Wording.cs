using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Airbnb.Core.Bookings;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Notifications;

/// <summary>Words that a person wrote, among ours: whoever shows them must keep them apart.</summary>
public sealed record Said(string Text)
{
    public override string ToString() => Text;
}

/// <summary>How one language says things: Wording/en.json and its siblings.</summary>
public sealed partial class Wording
{
    private static readonly FrozenDictionary<Language, Wording> All = Enum.GetValues<Language>()
        .ToFrozenDictionary(language => language, language => new Wording(language));

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["USD"] = "$",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly PropertyInfo[] FactProperties = typeof(NoticeFacts).GetProperties();

    private readonly Texts texts;
    private readonly CultureInfo culture;

    private Wording(Language language)
    {
        texts = Read(language);
        culture = CultureInfo.GetCultureInfo(texts.Culture);
    }

    public static Wording In(Language language) => All[language];

    /// <summary>What the texts about it are named: <c>confirmed.guest</c>.</summary>
    public static string NameOf(NoticeKind kind, BookingSide side) =>
        $"{SnakeCase.Of(kind.ToString())}.{SnakeCase.Of(side.ToString())}";

    /// <summary>The line of the feed.</summary>
    public string Feed(NoticeKind kind, BookingSide side, NoticeFacts facts) => Fill(FeedText(kind, side), facts);

    /// <summary>The line of the feed with its placeholders, as in <c>{home} is yours</c>.</summary>
    public string FeedText(NoticeKind kind, BookingSide side) => texts.Feed[NameOf(kind, side)];

    /// <summary>The line that a thread of guest and host has about their booking.</summary>
    public string ThreadLine(MessageKind kind, NoticeFacts facts) =>
        Fill(texts.Thread[SnakeCase.Of(kind.ToString())], facts);

    /// <summary>A text that belongs to a page or a mail of ours, not to a notice.</summary>
    public string Text(string name) => texts.Pages[name];

    /// <summary>All those whose names begin so.</summary>
    public IReadOnlyDictionary<string, string> TextsOf(string page) =>
        texts
            .Pages.Where(text => text.Key.StartsWith(page, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    public string Category(NoticeCategory category) => texts.Categories[SnakeCase.Of(category.ToString())];

    /// <summary>Every fact that is set, in words, by its name in camelCase.</summary>
    public IReadOnlyDictionary<string, object> Values(NoticeFacts facts)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in FactProperties)
            if (property.GetValue(facts) is { } fact)
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                values[name] = Say(name, fact);
            }
        return values;
    }

    public string Day(DateOnly day) => day.ToString(texts.Day, culture);

    public string Time(TimeOnly time) => time.ToString(texts.Time, culture);

    /// <summary><c>€1,052.76</c>, <c>1.052,76 €</c>, <c>CHF 60.00</c>: a symbol only where it means one currency.</summary>
    public string Amount(Money money)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        var isPrefix = format.CurrencyPositivePattern is 0 or 2;
        format.CurrencySymbol = Symbols.GetValueOrDefault(money.Currency, money.Currency + (isPrefix ? "\u00a0" : ""));
        var units = Currencies.MinorUnits(money.Currency);
        format.CurrencyDecimalDigits = units == 1 ? 0 : 2;
        format.CurrencyNegativePattern = isPrefix ? 1 : 8; // −€5, −5 €
        format.NegativeSign = "−";
        return ((decimal)money.Amount / units).ToString("C", format);
    }

    private object Say(string name, object fact) =>
        fact switch
        {
            string text => new Said(text),
            DateOnly day => Day(day),
            TimeOnly time => Time(time),
            DateTime moment => string.Format(
                culture,
                texts.Moment,
                Day(DateOnly.FromDateTime(moment)),
                Time(TimeOnly.FromDateTime(moment))
            ),
            Money money => Amount(money),
            int number => Count(name, number),
            IReadOnlyList<PriceLine> lines => lines.Select(Say).ToList(),
            bool yes => yes,
            Guid id => id.ToString(),
            _ => throw new InvalidOperationException($"{name}: there are no words for a {fact.GetType().Name}."),
        };

    private string Count(string name, int number)
    {
        var forms = texts.Counts[name];
        return string.Format(culture, number == 1 ? forms.One : forms.Other, number);
    }

    private IReadOnlyDictionary<string, object> Say(PriceLine line) =>
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["what"] = line.Nightly is { } nights
                ? Count("nights", nights.Count)
                : texts.Lines[SnakeCase.Of(line.Kind.ToString())],
            ["amount"] = Amount(line.Amount),
        };

    private string Fill(string text, NoticeFacts facts)
    {
        var values = Values(facts);
        return Placeholder()
            .Replace(
                text,
                match =>
                    values.TryGetValue(match.Groups[1].Value, out var value)
                        ? value.ToString()!
                        : throw new InvalidOperationException($"\"{text}\" lacks {match.Groups[1].Value}.")
            );
    }

    private static Texts Read(Language language)
    {
        using var resource = typeof(Wording).Assembly.GetManifestResourceStream(
            $"Airbnb.Core.Notifications.Wording.{language.Tag()}.json"
        )!;
        return JsonSerializer.Deserialize<Texts>(resource, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private sealed record Texts
    {
        public required string Culture { get; init; }
        public required string Day { get; init; }
        public required string Time { get; init; }

        /// <summary>A day and a time of it.</summary>
        public required string Moment { get; init; }

        public required Dictionary<string, Forms> Counts { get; init; }
        public required Dictionary<string, string> Lines { get; init; }
        public required Dictionary<string, string> Categories { get; init; }
        public required Dictionary<string, string> Feed { get; init; }
        public required Dictionary<string, string> Thread { get; init; }
        public required Dictionary<string, string> Pages { get; init; }
    }

    private sealed record Forms(string One, string Other);
}
