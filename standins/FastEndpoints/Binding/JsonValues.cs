using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FastEndpoints;

/// <summary>Parameters whose type cannot parse itself: collections and JSON objects.</summary>
static class JsonValues
{
    internal static ParseResult ParseBase64(StringValues raw)
    {
        if (raw is not [{ } text])
            return new(isSuccess: false, value: null);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new(isSuccess: true, bytes[..length])
            : new(isSuccess: false, value: null);
    }

    internal static ParseResult ParseObject(StringValues raw, Type type) =>
        raw.Count > 0 && IsEnclosed(raw[0], '{', '}') ? Deserialize(raw[0]!, type) : new(isSuccess: false, value: null);

    /// <summary>Accepts repeated values, a comma-separated list and a JSON array.</summary>
    internal static ParseResult ParseCollection(StringValues raw, Type type)
    {
        if (raw.Count == 0)
            return new(isSuccess: false, value: null);
        if (raw is [{ } only])
        {
            if (IsEnclosed(only, '[', ']'))
                return Deserialize(only, type);
            if (StartsWithWholeObject(only))
                return Deserialize($"[{only}]", type);
            if (IsCommaSeparated(only))
                raw = only.Split(',');
        }

        return
            JsonSerializer.Deserialize(AsArray(raw, NumbersAreEnums(raw, type)), type, Cfg.SerOpts.Options) is { } list
            ? new(isSuccess: true, list)
            : new(isSuccess: false, value: null);
    }

    static ParseResult Deserialize(string json, Type type)
    {
        var value = JsonSerializer.Deserialize(json, type, Cfg.SerOpts.Options);
        return new(value is not null, value);
    }

    static ReadOnlySpan<byte> AsArray(StringValues values, bool bare)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartArray();
        foreach (var value in values)
        {
            if (bare || IsEnclosed(value, '{', '}'))
                json.WriteRawValue(value ?? "null", skipInputValidation: true);
            else
                json.WriteStringValue(value);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Converters of string enums refuse numbers in quotes, so numbers for enums go in without.</summary>
    static bool NumbersAreEnums(StringValues values, Type collection)
    {
        var item = collection.IsArray ? collection.GetElementType() : collection.GenericTypeArguments.FirstOrDefault();
        return item?.IsEnum is true && int.TryParse(values[0], NumberStyles.Integer, CultureInfo.CurrentCulture, out _);
    }

    static bool IsEnclosed(string? text, char open, char close) =>
        text is { Length: > 1 } && text[0] == open && text[^1] == close;

    static bool IsCommaSeparated(string text) =>
        text.Contains(',', StringComparison.Ordinal) && !Array.Exists(text.Split(','), part => part.Length == 0);

    /// <summary>Some clients send <c>{...},{...}</c> without the brackets of an array.</summary>
    static bool StartsWithWholeObject(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        if (trimmed is not ['{', ..])
            return false;
        var depth = 0;
        var inString = false;
        for (var i = 0; i < trimmed.Length; i++)
        {
            switch (trimmed[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    inString = !inString;
                    break;
                case '{' when !inString:
                    depth++;
                    break;
                case '}' when !inString && --depth == 0:
                    return true;
            }
        }

        return false;
    }
}
