using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

/// <summary>A request that is wrong in one way, and the statuses that say so.</summary>
public sealed record BadRequest(string What, Sample Sample, params int[] Expected)
{
    public byte[]? Body { get; init; } =
        Sample.Body is null ? Sample.File?.Bytes : Encoding.UTF8.GetBytes(Sample.Body.ToJsonString());
    public string? ContentType { get; init; } = Sample.Body is null ? Sample.File?.Type : "application/json";

    public async Task<Answer> Send()
    {
        ByteArrayContent? content = null;
        if (Body is not null)
        {
            content = new ByteArrayContent(Body);
            content.Headers.ContentType = ContentType is null ? null : MediaTypeHeaderValue.Parse(ContentType);
        }
        return await Sample.Caller.Send(Sample.Method, Sample.Path, content, [.. Sample.Headers.Select(OfItsOwn)]);
    }

    /// <summary>A key that was used for another request would be refused for that, not for what is wrong here.</summary>
    private static (string Name, string Value) OfItsOwn((string Name, string Value) header) =>
        header.Name == "Idempotency-Key" ? (header.Name, Guid.NewGuid().ToString()) : header;

    /// <summary>The member that the refusal has to name as not known.</summary>
    public string? Names { get; init; }

    public BadRequest Saying(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };
}

/// <summary>Everything that can be wrong with a request, made from a good one and from what the document says of it.</summary>
public sealed class BadRequests(Sample good, JsonElement operation, JsonElement document)
{
    private const int Overlong = 100_000;

    /// <summary>What everybody would like to decide, wherever they are.</summary>
    private static readonly string[] Wished = ["role", "isAdmin", "hostId", "userId", "price", "status", "version"];
    private const int TenMegabytes = 10 * 1024 * 1024;

    public IEnumerable<BadRequest> All() =>
        [
            .. Callers(),
            .. Routes(),
            .. Queries(),
            .. good.Body is null ? [] : Bodies(),
            .. good.Body is null ? [] : Fields(),
        ];

    private IEnumerable<BadRequest> Callers()
    {
        if (good.IsOpen)
            yield break;
        yield return As("nobody", null, 401);
        yield return As("a token that was never ours", "air_" + new string('A', 43), 401);
        yield return As("a token of another kind", "eyJhbGciOiJub25lIn0.e30.", 401);
        yield return As("an empty token", "", 401);
        yield return As("an overlong token", new string('x', 5_000), 401);
        if (good.Path.StartsWith("admin/", StringComparison.Ordinal))
            yield return new BadRequest("a guest among admins", good with { Caller = Guest }, 403);
    }

    public required Client Guest { get; init; }
    public required Func<string?, Client> WithToken { get; init; }

    private BadRequest As(string who, string? token, int status) =>
        new($"caller: {who}", good with { Caller = WithToken(token) }, status);

    private IEnumerable<BadRequest> Routes()
    {
        if (good.OthersPath is null)
            yield break;
        yield return new BadRequest("the id of what is not theirs", good with { Path = good.OthersPath }, 404);
        foreach (var id in new[] { Guid.NewGuid().ToString(), Guid.Empty.ToString() })
            yield return new BadRequest("an id that nothing has", WithId(id), 404);
        foreach (
            var id in new[]
            {
                "1",
                "not-an-id",
                "..%2F..%2Fetc",
                "'%20OR%201=1--",
                "%F0%9F%8F%A1",
                new string('9', 2_000),
            }
        )
            yield return new BadRequest($"the id {(id.Length > 40 ? "of 2,000 digits" : id)}", WithId(id), 400, 404);
    }

    private Sample WithId(string id) =>
        good with
        {
            Path = System.Text.RegularExpressions.Regex.Replace(
                good.Path,
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                id.Replace("$", "$$", StringComparison.Ordinal),
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            ),
        };

    private IEnumerable<BadRequest> Queries()
    {
        yield return Asking("surprise=1", 400);
        yield return Asking("Limit=1", 400); // names are exact
        if (!operation.TryGetProperty("parameters", out var parameters))
            yield break;
        foreach (var parameter in parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query"))
        {
            var (name, schema) = (parameter.GetProperty("name").GetString()!, Resolve(parameter.GetProperty("schema")));
            foreach (var value in WrongTexts(schema))
                yield return Asking($"{name}={value}", 400);
            yield return Asking($"{name}=%00", 400);
            yield return Asking($"{name}={new string('9', 3_000)}", 400);
        }
    }

    private BadRequest Asking(string query, int status) =>
        new(
            $"?{(query.Length > 60 ? query[..60] + "..." : query)}",
            good with
            {
                Path = $"{good.Path}?{query}",
            },
            status
        );

    private static IEnumerable<string> WrongTexts(JsonElement schema) =>
        Types(schema) switch
        {
            _ when schema.TryGetProperty("enum", out _) => ["nonsense", "0", ""],
            var types when types.Contains("integer") => ["x", "1.5", "", "99999999999999999999", "0x10", "-1"],
            var types when types.Contains("number") => ["x", "", "NaN", "1e999"],
            var types when types.Contains("boolean") => ["x", "", "2"],
            _ when Format(schema) == "date" => ["x", "", "2027-02-30", "01/02/2027", "2027-3-1T00:00:00Z"],
            _ => [],
        };

    private IEnumerable<BadRequest> Bodies()
    {
        var text = good.Body!.ToJsonString();
        var plain = new BadRequest("", good, 400);
        yield return plain with
        {
            What = "no body",
            Body = [],
            Expected = [400],
        };
        foreach (
            var body in new[]
            {
                "{",
                "[]",
                "5",
                "\"text\"",
                "true",
                "{]",
                "{\"a\"",
                "nope",
                text[..^1],
                text + "{}",
                $"[{text}]",
            }
        )
            yield return plain.Saying(body) with
            {
                What = $"the body {(body.Length > 30 ? body[..10] + "..." + body[^10..] : body)}",
            };
        if (!good.MayBeEmpty)
            yield return plain.Saying("null") with
            {
                What = "the body null",
            };
        yield return plain.Saying(text[..^1] + ",}") with
        {
            What = "a trailing comma",
        };
        yield return plain.Saying("/* hello */" + text) with
        {
            What = "a comment",
        };
        yield return plain.Saying(Nested(2_000)) with
        {
            What = "2,000 levels",
        };
        yield return plain with
        {
            What = "bytes that are not UTF-8",
            Body = [.. Encoding.UTF8.GetBytes(text[..^2]), 0xff, 0xfe, .. "\"}"u8],
        };
        yield return plain with
        {
            What = "UTF-16",
            Body = Encoding.Unicode.GetBytes(text),
        };
        var first = good.Body!.First();
        var twice = $"{{{JsonSerializer.Serialize(first.Key)}:{first.Value!.ToJsonString()},{text[1..]}";
        yield return plain.Saying(twice) with
        {
            What = $"{first.Key} twice",
        };
        yield return plain.Saying(new string(' ', TenMegabytes) + text) with
        {
            What = "10 MB of space",
            Expected = [400, 413],
        };
        yield return plain.Saying(With(first.Key, new string('x', TenMegabytes))) with
        {
            What = $"10 MB in {first.Key}",
            Expected = [400, 413],
        };
        foreach (
            var type in new[]
            {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "image/png",
            }
        )
            yield return plain with
            {
                What = $"sent as {type}",
                ContentType = type,
                Expected = [415],
            };
        yield return plain with
        {
            What = "sent as nothing",
            ContentType = null,
            Expected = [415],
        };
        foreach (var name in good.Decided.Union(Wished).Where(name => !good.Body!.ContainsKey(name)))
            yield return plain.Saying(With(name, 1)) with
            {
                What = $"with {name}, which the server decides",
                Names = name,
            };
        yield return plain.Saying(With("surprise", "x")) with
        {
            What = "an unknown field",
        };
        yield return plain.Saying(With("__proto__", new JsonObject())) with
        {
            What = "__proto__",
        };
        yield return plain.Saying(With(Upper(first.Key), first.Value!.DeepClone())) with
        {
            What = $"{Upper(first.Key)} for {first.Key}",
        };
    }

    private IEnumerable<BadRequest> Fields()
    {
        var schema = Resolve(
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
            var field = Resolve(property.Value);
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

    private string With(string name, JsonNode value)
    {
        var body = good.Body!.DeepClone().AsObject();
        body[name] = value;
        return body.ToJsonString();
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = reference
                .GetString()![2..]
                .Split('/')
                .Aggregate(document, (element, name) => element.GetProperty(name));
        return schema;
    }

    /// <summary>The schema of the object itself, where null may stand instead.</summary>
    private JsonElement Subject(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices)
            ? choices.EnumerateArray().Select(Resolve).First(choice => choice.TryGetProperty("properties", out _))
            : schema;

    private static string? Format(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) ? format.GetString() : null;

    private static HashSet<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.String ? [type.GetString()!]
        : [.. type.EnumerateArray().Select(each => each.GetString()!)];

    private static bool IsNullable(JsonElement schema) => Types(schema).Contains("null");

    private static bool HasEnum(JsonElement schema) => schema.TryGetProperty("enum", out _);
}
