using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Airbnb.Tests.Http;

/// <summary>What can be wrong with a body as a whole.</summary>
public sealed partial class BadRequests
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    /// <summary>What everybody would like to decide, wherever they are.</summary>
    private static readonly string[] Wished = ["role", "isAdmin", "hostId", "userId", "price", "status", "version"];

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

    private string With(string name, JsonNode value)
    {
        var body = good.Body!.DeepClone().AsObject();
        body[name] = value;
        return body.ToJsonString();
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
