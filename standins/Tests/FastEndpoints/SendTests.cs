using System.Net;
using System.Net.Http.Headers;

namespace StandIns.Tests.Fast;

[Collection(FastApiCollection.Name)]
public sealed class SendTests(FastApi api)
{
    const string Attic = """{"id":5,"name":"Attic"}""";
    const string Json = "application/json; charset=utf-8";

    [Theory]
    [InlineData("ok", 200, Json, Attic)]
    [InlineData("ok-empty", 200, null, "")]
    [InlineData("response", 203, Json, Attic)]
    [InlineData("created", 201, Json, Attic)]
    [InlineData("created-empty", 201, null, "")]
    [InlineData("accepted", 202, Json, Attic)]
    [InlineData("no-content", 204, null, "")]
    [InlineData("not-modified", 304, null, "")]
    [InlineData("not-found", 404, null, "")]
    [InlineData("unauthorized", 401, null, "")]
    [InlineData("forbidden", 403, null, "")]
    [InlineData("status", 418, null, "")]
    [InlineData("redirect", 302, null, "")]
    [InlineData("redirect-permanent", 301, null, "")]
    [InlineData("headers", 200, null, "")]
    [InlineData("empty-object", 200, Json, "{}")]
    [InlineData("string", 200, "text/csv", "a,b")]
    [InlineData("bytes", 200, "application/octet-stream", "\u0001\u0002\u0003")]
    [InlineData("stream", 200, "image/png", "\u0001\u0002")]
    [InlineData("extension", 202, Json, Attic)]
    public async Task Answers_have_status_content_type_and_body(string kind, int status, string? type, string body)
    {
        var answer = await api.Client.GetAsync("send/" + kind);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("created")]
    [InlineData("created-empty")]
    [InlineData("accepted")]
    public async Task Locations_are_paths_of_endpoints(string kind)
    {
        var answer = await api.Client.GetAsync("send/" + kind);
        Assert.Equal("/api/v1/homes/5", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Locations_can_be_absolute()
    {
        var answer = await api.Client.GetAsync("send/created-absolute");
        Assert.Equal(new Uri(api.Client.BaseAddress!, "homes/5"), answer.Headers.Location);
    }

    [Theory]
    [InlineData("redirect", "/elsewhere")]
    [InlineData("redirect-permanent", "https://example.test/")]
    public async Task Redirects_lead_where_they_say(string kind, string location)
    {
        var answer = await api.Client.GetAsync("send/" + kind);
        Assert.Equal(location, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Headers_are_sent()
    {
        var answer = await api.Client.GetAsync("send/headers");
        Assert.Equal("3", answer.Headers.GetValues("X-Total").Single());
    }

    [Fact]
    public async Task Results_write_themselves()
    {
        var answer = await api.Client.GetAsync("send/result");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Errors_are_sent_with_their_codes()
    {
        var error = await (await api.Client.GetAsync("send/errors")).OnlyError(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(new WireError("generalErrors", "Something is wrong.", "home.wrong"), error);
    }

    [Fact]
    public async Task Files_are_attachments_with_a_length()
    {
        var bytes = await api.Client.GetAsync("send/bytes");
        Assert.Equal(
            "attachment; filename=data.bin; filename*=UTF-8''data.bin",
            bytes.Content.Headers.ContentDisposition?.ToString()
        );
        Assert.Equal(3, bytes.Content.Headers.ContentLength);
        var file = await api.Client.GetAsync("send/file");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(new FileInfo(typeof(SendTests).Assembly.Location).Length, file.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("bytes=1-2", 206, "\u0002\u0003")]
    [InlineData("bytes=-1", 206, "\u0004")]
    [InlineData("bytes=9-", 416, "")]
    public async Task Ranges_are_served_when_allowed(string range, int status, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "send/range");
        request.Headers.Range = RangeHeaderValue.Parse(range);
        var answer = await api.Client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "send/dated");
        request.Headers.IfModifiedSince = DateTimeOffset.UnixEpoch.AddDays(1);
        Assert.Equal(HttpStatusCode.NotModified, (await api.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("events", "id: 1\nevent: tick\ndata: 1\nretry: \n\nid: 2\nevent: tick\ndata: 2\nretry: \n\n")]
    [InlineData(
        "events-mixed",
        "id: a1\nevent: home\ndata: {\"id\":5,\"name\":\"Attic\"}\nretry: \n\nid: a2\nevent: count\ndata: 3\nretry: 500\n\n"
    )]
    public async Task Events_are_streamed(string kind, string expected)
    {
        var answer = await api.Client.GetAsync("send/" + kind);
        Assert.Equal("text/event-stream; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("auto/response", 200, """{"id":6,"name":"Cellar"}""")]
    [InlineData("auto/nothing", 204, "")]
    [InlineData("auto/made", 200, "[1]")]
    [InlineData("execute/simple", 200, """{"id":7,"name":"Loft"}""")]
    [InlineData("execute/typed/7", 200, """{"id":7,"name":"Loft"}""")]
    [InlineData("execute/typed/0", 404, "")]
    public async Task Handlers_need_not_send_themselves(string path, int status, string body)
    {
        var answer = await api.Client.GetAsync(path);
        Assert.Equal((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Problem_details_that_are_returned_go_out_as_plain_JSON()
    {
        var answer = await api.Client.GetAsync("execute/typed/-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(Json, answer.Content.Headers.ContentType?.ToString());
        Assert.Contains(
            "\"detail\":\"There are no such homes.\"",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Properties_can_be_sent_as_headers()
    {
        var answer = await api.Client.GetAsync("send-headers");
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("2", answer.Headers.GetValues("total").Single());
        Assert.Equal("""{"name":"n"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_endpoint_can_have_several_verbs_and_routes()
    {
        var root = new Uri(api.Client.BaseAddress!, "/");
        Assert.Equal($"\"GET {root}\"", await api.Client.GetStringAsync("many/a"));
        Assert.Equal($"\"GET {root}\"", await api.Client.GetStringAsync("many/b"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Client.PostAsync("many/a", content: null)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await api.Client.DeleteAsync("many/a")).StatusCode);
    }

    [Fact]
    public async Task Output_caching_applies_to_endpoints() =>
        Assert.Equal(await api.Client.GetStringAsync("cached"), await api.Client.GetStringAsync("cached"));

    [Theory]
    [InlineData("never")]
    [InlineData("not-registered")]
    [InlineData("nowhere")]
    public async Task What_is_not_registered_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync(path)).StatusCode);
}
