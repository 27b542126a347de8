using System.Text;
using System.Text.Json;

namespace Airbnb.Tests.Http.Malformed;

/// <summary>Makes JSON by a schema of the document: mostly as it asks, and here and there something else.</summary>
/// <param name="oddity">How likely a value is weird, in per cent.</param>
public sealed class AnyJson(JsonElement document, Random any, int oddity)
{
    private const int DeepestSensible = 6;

    public string Of(JsonElement schema, int depth = 0)
    {
        if (any.Next(100) < oddity)
            return WeirdValues.Json(any);
        schema = document.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
            return Of(choices[any.Next(choices.GetArrayLength())], depth);
        if (schema.TryGetProperty("enum", out var values))
            return values[any.Next(values.GetArrayLength())].GetRawText();
        return TypeOf(schema) switch
        {
            "object" => depth > DeepestSensible ? "{}" : Object(schema, depth),
            "array" => depth > DeepestSensible ? "[]" : Array(schema, depth),
            "integer" => Whole(schema).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "number" => (Whole(schema) + 0.5).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "boolean" => any.Next(2) == 0 ? "true" : "false",
            "null" => "null",
            _ => WeirdValues.Quoted(Text(schema)),
        };
    }

    /// <summary>For routes, queries and headers.</summary>
    public string TextOf(JsonElement schema)
    {
        var json = Of(schema);
        return json.Length > 1 && json[0] == '"' && json[^1] == '"' ? json[1..^1] : json;
    }

    private string Object(JsonElement schema, int depth)
    {
        var text = new StringBuilder("{");
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                switch (any.Next(100))
                {
                    case < 8 when oddity > 0: // left out
                        break;
                    case < 10 when oddity > 0:
                        Add(property.Name, property.Value);
                        Add(property.Name, property.Value); // twice
                        break;
                    default:
                        Add(property.Name, property.Value);
                        break;
                }
        if (any.Next(100) < oddity / 4)
            text.Append(text.Length > 1 ? "," : "").Append(WeirdValues.Quoted(WeirdValues.Text(any))).Append(":1");
        return text.Append('}').ToString();

        void Add(string name, JsonElement value) =>
            text.Append(text.Length > 1 ? "," : "")
                .Append(WeirdValues.Quoted(name))
                .Append(':')
                .Append(Of(value, depth + 1));
    }

    private string Array(JsonElement schema, int depth)
    {
        var items = schema.TryGetProperty("items", out var item) ? item : default;
        var values = Enumerable
            .Range(0, any.Next(4))
            .Select(_ => items.ValueKind is JsonValueKind.Object ? Of(items, depth + 1) : "1");
        return $"[{string.Join(',', values)}]";
    }

    private long Whole(JsonElement schema)
    {
        var least = Bound(schema, "minimum") ?? 0;
        var most = Bound(schema, "maximum") ?? least + 1_000;
        return most > least ? any.NextInt64(least, most) : least;
    }

    private static long? Bound(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var bound) && bound.TryGetInt64(out var value) ? value : null;

    private string Text(JsonElement schema) =>
        (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "date" => $"2027-0{any.Next(1, 10)}-1{any.Next(10)}",
            "date-time" => $"2027-0{any.Next(1, 10)}-11T10:00:00Z",
            "time" => $"1{any.Next(10)}:00:00",
            "uuid" => new Guid(Bytes(16)).ToString(),
            _ => new string((char)('a' + any.Next(26)), any.Next(1, 30)),
        };

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        any.NextBytes(bytes);
        return bytes;
    }

    private string TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? "string"
        : type.ValueKind is JsonValueKind.String ? type.GetString()!
        : type[any.Next(type.GetArrayLength())].GetString()!;
}
