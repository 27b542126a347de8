using System.Text.Json;

namespace Airbnb.Tests.Http;

/// <summary>Everything that can be wrong with a request, made from a good one and from what the document says of it.</summary>
public sealed partial class BadRequests(Sample good, JsonElement operation, JsonElement document)
{
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
            var (name, schema) = (
                parameter.GetProperty("name").GetString()!,
                document.Resolve(parameter.GetProperty("schema"))
            );
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

    /// <summary>The schema of the object itself, where null may stand instead.</summary>
    private JsonElement Subject(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices)
            ? choices
                .EnumerateArray()
                .Select(choice => document.Resolve(choice))
                .First(choice => choice.TryGetProperty("properties", out _))
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
