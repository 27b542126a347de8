using System.Text.Json;
using FluentValidation.Results;

namespace Airbnb.Api.Http;

/// <summary>What a client is told of JSON that does not fit: the field and the reason, never a type of ours.</summary>
public static class UnreadableJson
{
    public static ValidationFailure Explain(JsonException unreadable) => new(FieldOf(unreadable), ReasonOf(unreadable));

    private static string FieldOf(JsonException unreadable) => unreadable.Path?.TrimStart('$').TrimStart('.') ?? "";

    private static string ReasonOf(JsonException unreadable) =>
        unreadable.Message switch
        {
            var text when text.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) =>
                "Not known here.",
            var text when text.Contains("Duplicate property", StringComparison.OrdinalIgnoreCase) => "Given twice.",
            var text when text.Contains("missing required properties", StringComparison.Ordinal) => "Missing.",
            var text when text.Contains("could not be converted", StringComparison.Ordinal) => "Not of the right form.",
            _ => "Not valid JSON for this field.",
        };
}
