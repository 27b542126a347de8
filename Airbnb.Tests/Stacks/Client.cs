using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Airbnb.Tests;

/// <summary>Somebody who talks to the API.</summary>
public sealed class Client(HttpClient http, string? token)
{
    public string? Token { get; } = token;

    /// <summary>Whose session it is, where the test made the person.</summary>
    public Guid UserId { get; init; }

    public string Email { get; init; } = "";

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), headers);

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, JsonContent.Create(body), headers);

    public Task<Answer> Patch(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, JsonContent.Create(body), headers);

    public async Task<Answer> Send(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(
            method,
            path.StartsWith('/') ? path : $"/{Airbnb.Api.Http.ApiConventions.Prefix}/{path}"
        )
        {
            Content = body,
        };
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        // A server that refuses a body for its size says so before it is sent, as curl expects too.
        request.Headers.ExpectContinue = body?.Headers.ContentLength > 1024 * 1024;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new Answer(
            $"{method} {path}",
            (int)response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync()
        );
    }
}

/// <summary>What the API answered.</summary>
public sealed record Answer(string Request, int Status, HttpResponseHeaders Headers, string? MediaType, string Body)
{
    private JsonElement? json;

    public JsonElement Json => json ??= JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The code of a problem.</summary>
    public string Code => Text("code");

    /// <summary>The element at the dotted path.</summary>
    public JsonElement At(string path) =>
        path.Split('.')
            .Aggregate(
                Json,
                (element, name) =>
                    element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found)
                        ? found
                        : throw new InvalidOperationException($"{Request} answered without {path}: {Body}")
            );

    public string Text(string path) => At(path).GetString()!;

    public Guid Id(string path = "id") => At(path).GetGuid();

    /// <summary>Fails, with what was answered instead, unless the status is this.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"{Request} answered {Status} instead of {status}: {Body}");
        return this;
    }

    /// <summary>Fails unless it is this problem, in the shape in which all of ours come.</summary>
    public Answer Refuses(int status, string code)
    {
        IsProblem(status);
        Assert.True(Code == code, $"{Request} answered {Code} instead of {code}: {Body}");
        return this;
    }

    public Answer IsProblem(int status)
    {
        Is(status);
        Assert.True(MediaType == "application/problem+json", $"{Request} answered {Status} as {MediaType}: {Body}");
        Assert.Equal(status, At("status").GetInt32());
        Assert.Matches("^[a-z_]+([.][a-z_]+)*$", Code);
        Assert.NotEmpty(Text("title"));
        return this;
    }
}
