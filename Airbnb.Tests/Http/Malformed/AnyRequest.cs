using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Airbnb.Tests.Http.Malformed;

/// <summary>What is sent, to be shown when it should not have been answered so.</summary>
public sealed record AnyRequest(
    HttpMethod Method,
    string Path,
    Client? Caller,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[]? Body,
    string? ContentType
)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Path);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (Caller?.Token is { } token && message.Headers.Authorization is null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return message;
    }

    public override string ToString() =>
        $"{Method} {Shorten(Path)} {Shorten(string.Join("; ", Headers))} {ContentType} "
        + Shorten(Body is null ? "" : Encoding.UTF8.GetString(Body));

    private static string Shorten(string text) => text.Length > 400 ? text[..400] + "…" : text;
}

/// <summary>Makes requests to one operation of the document: from the document alone, or a good one with some of it spoilt.</summary>
public sealed partial class AnyRequests(JsonElement document, string endpoint, Sample good, Random any)
{
    private readonly string[] parts = endpoint.Split(' ');

    /// <summary>What an admin might really do to a system that others test on is never a whole request.</summary>
    private bool IsAdmins => parts[1].StartsWith("/api/v1/admin/", StringComparison.Ordinal);

    private JsonElement Operation =>
        document.GetProperty("paths").GetProperty(parts[1]).GetProperty(parts[0].ToLowerInvariant());

    public AnyRequest Next()
    {
        var json = new AnyJson(document, any, oddity: any.Next(3) == 0 ? 0 : any.Next(5, 40));
        var body = SpoilBytes(Body(json));
        return new AnyRequest(
            good.Method,
            Route(json) + Query(json),
            any.Next(25) == 0 ? null : good.Caller,
            [.. Headers(json)],
            body,
            body is null ? null : ContentType()
        );
    }

    private string Route(AnyJson json)
    {
        var path = good.Path.StartsWith('/') ? good.Path : $"/{Airbnb.Api.Http.ApiConventions.Prefix}/{good.Path}";
        path = path.Split('?')[0];
        if (!parts[1].Contains('{') || any.Next(4) != 0)
            return path;
        return Regex.Replace(
            parts[1],
            @"\{[^}]+\}",
            _ => Uri.EscapeDataString(Part(json)),
            RegexOptions.None,
            Patience
        );
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private string Part(AnyJson json)
    {
        var part = any.Next(2) == 0 ? Guid.NewGuid().ToString() : WeirdValues.Text(any);
        // A NUL in a path is no HTTP to the server, and never ours to answer.
        return part.Length is 0 or > 1_000 || part.Contains('\0') ? json.TextOf(Id) : part;
    }

    private static readonly JsonElement Id = JsonSerializer.Deserialize<JsonElement>(
        """{ "type": "string", "format": "uuid" }"""
    );

    private string Query(AnyJson json)
    {
        var asked = Parameters("query")
            .Where(_ => any.Next(3) == 0)
            .Select(parameter => (Name(parameter), Value: json.TextOf(parameter.GetProperty("schema"))))
            .ToList();
        if (any.Next(10) == 0)
            asked.Add((WeirdValues.Text(any), WeirdValues.Text(any)));
        var query = string.Join(
            '&',
            asked.Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Value)}")
        );
        const int LongestOfServer = 6_000; // more is refused before it is ours
        return query.Length is 0 or > LongestOfServer ? "" : "?" + query + (any.Next(30) == 0 ? "&%zz=%ff&=&&" : "");
    }

    private IEnumerable<(string, string)> Headers(AnyJson json)
    {
        foreach (var (name, value) in good.Headers)
            if (any.Next(10) != 0)
                yield return (name, any.Next(8) == 0 ? Sendable(WeirdValues.Text(any)) : Fresh(name, value));
        foreach (var parameter in Parameters("header").Where(_ => any.Next(6) == 0))
            yield return (Name(parameter), Sendable(json.TextOf(parameter.GetProperty("schema"))));
        foreach (var name in Often.Where(_ => any.Next(20) == 0))
            yield return (name, Sendable(WeirdValues.Text(any)));
    }

    private static readonly string[] Often =
    [
        "Authorization",
        "Accept",
        "Accept-Language",
        "If-Match",
        "If-None-Match",
        "Idempotency-Key",
        "Last-Event-ID",
        "Origin",
        "Range",
        "Stripe-Signature",
        "User-Agent",
        "X-Forwarded-For",
        "traceparent",
        "Cookie",
    ];

    private static string Fresh(string name, string value) =>
        name == "Idempotency-Key" ? Guid.NewGuid().ToString() : value;

    /// <summary>What the client library would not send, or the server not take for HTTP.</summary>
    private static string Sendable(string text) =>
        new([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(1_000)]);

    private byte[]? Body(AnyJson json)
    {
        if (good.File is { } file)
            return file.Bytes;
        if (good.Body is null && !Operation.TryGetProperty("requestBody", out _))
            return any.Next(20) == 0 ? Encoding.UTF8.GetBytes(WeirdValues.Json(any)) : null;
        var text = any.Next(2) == 0 || good.Body is null ? json.Of(Schema) : Spoilt(good.Body.ToJsonString());
        if (IsAdmins && text.StartsWith('{'))
            text = text.Length > 2 ? "{\"not a field\":1," + text[1..] : "{\"not a field\":1}";
        return Encoding.UTF8.GetBytes(text);
    }

    private JsonElement Schema =>
        Operation.TryGetProperty("requestBody", out var body)
        && body.GetProperty("content").TryGetProperty("application/json", out var content)
            ? content.GetProperty("schema")
            : JsonSerializer.Deserialize<JsonElement>("{}");

    /// <summary>Some of its values are others, in their places.</summary>
    private string Spoilt(string text)
    {
        for (var times = any.Next(1, 4); times > 0; times--)
        {
            var values = Values().Matches(text);
            if (values.Count == 0)
                break;
            var value = values[any.Next(values.Count)];
            text = text[..value.Index] + WeirdValues.Json(any) + text[(value.Index + value.Length)..];
        }
        return text;
    }

    [GeneratedRegex(
        @"(?<=[:\[,])(""[^""\\]*""|-?\d+(\.\d+)?|true|false|null)(?=[,}\]])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Values();

    private byte[]? SpoilBytes(byte[]? body)
    {
        if (body is not { Length: > 2 } || any.Next(8) != 0)
            return body;
        var at = any.Next(body.Length);
        byte[] bytes = any.Next(6) switch
        {
            0 => body[..at],
            1 => [.. body[..at], 0xff, 0xfe, 0xc0, 0x80, .. body[at..]],
            2 => [0xef, 0xbb, 0xbf, .. body],
            3 => [.. body, .. body],
            4 => [.. body[..at], (byte)any.Next(256), .. body[(at + 1)..]],
            _ => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
        };
        // A byte more or less might leave an admin's request whole.
        return IsAdmins && good.Body is not null ? [.. bytes, .. "}"u8] : bytes;
    }

    private string? ContentType() =>
        any.Next(15) switch
        {
            0 => null,
            1 => WeirdValues.Pick(
                any,
                ["text/plain", "application/xml", "multipart/form-data", "x", "application/json;"]
            ),
            2 => "application/json; charset=utf-16",
            _ => good.File?.Type ?? "application/json",
        };

    private IEnumerable<JsonElement> Parameters(string where) =>
        Operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == where)
            : [];

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;
}
