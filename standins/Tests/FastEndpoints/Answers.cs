using System.Net;
using System.Text.Json;

namespace StandIns.Tests.Fast;

public sealed record WireError(string Name, string Reason, string? Code);

/// <summary>Reads answers, and fails with the body when they are not what was expected.</summary>
static class Answers
{
    internal static async Task<JsonElement> Json(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    internal static async Task<WireError[]> Errors(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} {body}");
        Assert.Equal("application/problem+json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("errors").Deserialize<WireError[]>(JsonSerializerOptions.Web)!;
    }

    internal static async Task<WireError> OnlyError(this HttpResponseMessage answer, HttpStatusCode status) =>
        Assert.Single(await answer.Errors(status));

    internal static Task<HttpResponseMessage> GetAs(this HttpClient client, string user, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-User", user } } };
        return client.SendAsync(request);
    }

    internal static StringContent JsonText(string json) =>
        new(json, System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json"));
}
