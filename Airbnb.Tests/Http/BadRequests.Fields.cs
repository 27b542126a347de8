using System.Text.Json;
using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

/// <summary>What can be wrong with each field, at any depth.</summary>
public sealed partial class BadRequests
{
    private const int Overlong = 100_000;

    private IEnumerable<BadRequest> Fields()
    {
        var schema = document.Resolve(
            operation
                .GetProperty("requestBody")
                .GetProperty("content")
                .GetProperty("application/json")
                .GetProperty("schema")
        );
        return Fields(good.Body!, schema, []);
    }

    private IEnumerable<BadRequest> Fields(JsonObject at, JsonElement schema, string[] path)
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            string[] here = [.. path, property.Name];
            var field = document.Resolve(property.Value);
            foreach (var wrong in WrongValues(field))
                yield return Changed(here, wrong);
            if (path.Length == 0 && required.Contains(property.Name))
            {
                yield return Changed(here, "null");
                yield return Without(here);
            }
            if (!IsNullable(field) && !Types(field).Contains("string") && !field.TryGetProperty("oneOf", out _))
                yield return Changed(here, "null");
            if (at[property.Name] is JsonObject inner)
            {
                foreach (var deeper in Fields(inner, Subject(field), here))
                    yield return deeper;
                yield return Changed([.. here, "hostId"], "1") with
                {
                    Names = string.Join('.', here.Append("hostId")),
                };
            }
        }
    }

    /// <summary>JSON texts that are of another type than the schema asks for, or out of all reason.</summary>
    private static IEnumerable<string> WrongValues(JsonElement schema)
    {
        var types = Types(schema);
        if (types.Contains("object") || schema.TryGetProperty("oneOf", out _) && !HasEnum(schema))
            return ["1", "\"x\"", "[]", "true"];
        if (HasEnum(schema))
            return ["1", "\"nonsense\"", "\"\"", "{}", "[]"];
        if (types.Contains("array"))
            return ["1", "\"x\"", "{}", "[1]", "[null]", "[[]]", "[\"nonsense\"]"];
        if (types.Contains("integer"))
            return ["\"1\"", "1.5", "true", "{}", "[]", "1e99", "99999999999999999999", "-9223372036854775808"];
        if (types.Contains("number"))
            return ["\"1\"", "true", "{}", "[]", "1e999", "\"NaN\""];
        if (types.Contains("boolean"))
            return ["\"true\"", "1", "{}", "[]"];
        if (Format(schema) is "date" or "time" or "uuid" or "date-time")
            return ["1", "\"x\"", "\"\"", "{}", "[]", "true", "\"2027-02-30\"", "\"25:61\""];
        return
        [
            "1",
            "true",
            "{}",
            "[]",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            $"\"{new string('x', Overlong)}\"",
        ];
    }

    private BadRequest Changed(string[] path, string value)
    {
        const string Mark = "\"the value goes here\"";
        var body = good.Body!.DeepClone().AsObject();
        Parent(body, path)[path[^1]] = JsonNode.Parse(Mark);
        var text = body.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
        var shown = value.Length > 40 ? "overlong" : value;
        return new BadRequest($"{string.Join('.', path)} = {shown}", good, 400).Saying(text);
    }

    private BadRequest Without(string[] path)
    {
        var body = good.Body!.DeepClone().AsObject();
        Parent(body, path).Remove(path[^1]);
        return new BadRequest($"without {string.Join('.', path)}", good, 400).Saying(body.ToJsonString());
    }

    private static JsonObject Parent(JsonObject body, string[] path) =>
        path[..^1].Aggregate(body, (at, name) => at[name]!.AsObject());
}
