using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Airbnb.Core.Persistence;
using Radzen;

namespace Airbnb.Api.Admin.Console.Parts;

/// <summary>How values are said on pages.</summary>
public static class Show
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly HashSet<string> Good = new(StringComparer.Ordinal)
    {
        "published",
        "confirmed",
        "in_stay",
        "completed",
        "succeeded",
        "sent",
        "won",
        "restored",
        "repaired",
        "welcome",
    };

    private static readonly HashSet<string> Bad = new(StringComparer.Ordinal)
    {
        "failed",
        "lost",
        "suspended",
        "removed",
        "reported",
        "open_report",
        "not_repaired",
    };

    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal)
    {
        "held",
        "requested",
        "capturing",
        "intended",
        "open",
        "authorised",
        "waiting",
        "blocked",
        "inquiry",
        "owed",
        "under_way",
    };

    public static string Code(Enum value) => SnakeCase.Of(value.ToString());

    /// <summary><c>cancelled_by_guest</c> as people read it.</summary>
    public static string Words(string code) =>
        code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');

    public static string Words(Enum value) => Words(Code(value));

    public static BadgeStyle Tone(string code) =>
        Good.Contains(code) ? BadgeStyle.Success
        : Bad.Contains(code) ? BadgeStyle.Danger
        : Waiting.Contains(code) ? BadgeStyle.Warning
        : BadgeStyle.Light;

    public static string Of(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Percent(int basisPoints) =>
        (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>So that a time span reads like <c>14 days 2 h</c>.</summary>
    public static string Of(TimeSpan span)
    {
        var parts = new[]
        {
            (span.Days, span.Days == 1 ? "day" : "days"),
            (span.Hours, "h"),
            (span.Minutes, "min"),
            (span.Seconds, "s"),
        };
        var said = parts.Where(part => part.Item1 != 0).Take(2).Select(part => $"{part.Item1} {part.Item2}").ToList();
        return said.Count == 0 ? "0 s" : string.Join(' ', said);
    }

    /// <summary>JSON on lines of its own; what is no JSON as it is.</summary>
    public static string Pretty(string json)
    {
        try
        {
            return JsonNode.Parse(json)?.ToJsonString(Indented) ?? json;
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
