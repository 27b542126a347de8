using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace StandIns.Tests.Fast;

[Collection(FastApiCollection.Name)]
public sealed class ValidationTests(FastApi api)
{
    const string Valid = """{"title":"Dinner","size":4,"season":"high_season"}""";

    [Fact]
    public async Task A_valid_request_is_handled()
    {
        var answer = await api.Client.PostAsync("parties", Answers.JsonText(Valid));
        Assert.Equal(
            """{"title":"Dinner","size":4,"code":null,"season":"high_season","guests":null,"at":null}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task All_broken_rules_are_answered_by_property()
    {
        var answer = await api.Client.PostAsync(
            "parties",
            Answers.JsonText(
                """{"title":"","size":17,"code":"A","guests":[{"name":"Ada","age":3},{"name":"","age":4}],"at":{"x":0,"y":0}}"""
            )
        );
        var errors = await answer.Errors(HttpStatusCode.BadRequest);
        Assert.Equal(["title", "size", "code", "at.X", "guests[1].name"], errors.Select(error => error.Name));
        Assert.Equal("NotEmptyValidator", errors[0].Code);
        Assert.Equal("'title' must not be empty.", errors[0].Reason);
        Assert.Equal("'size' must be between 1 and 16. You entered 17.", errors[1].Reason);
    }

    [Fact]
    public async Task The_whole_problem_is_as_documented()
    {
        var answer = await api.Client.PostAsync("parties", Answers.JsonText("""{"title":"x","size":0}"""));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(
            ["type", "title", "status", "instance", "traceId", "detail", "errors"],
            problem.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal("https://www.rfc-editor.org/rfc/rfc7231#section-6.5.1", problem.GetProperty("type").GetString());
        Assert.Equal("Bad Request", problem.GetProperty("title").GetString());
        Assert.Equal("/api/v1/parties", problem.GetProperty("instance").GetString());
        Assert.Equal("'size' must be between 1 and 16. You entered 0.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_default_error_response_lists_messages_by_field()
    {
        var answer = await api.Client.PostAsync("plain/parties/new", Answers.JsonText("""{"title":"","size":0}"""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"statusCode":400,"message":"One or more errors occurred!","errors":{"title":["'title' must not be empty."],"size":["'size' must be between 1 and 16. You entered 0."]}}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData("throw general", 409, "generalErrors", "No parties.", "party.none")]
    [InlineData("throw property", 400, "guests[0].Name", "Not them.", null)]
    [InlineData("throw failure", 422, "size", "Too many.", "party.size")]
    [InlineData("exception", 400, "own", "By hand.", null)]
    public async Task Handlers_refuse_by_throwing(string title, int status, string name, string reason, string? code)
    {
        var body = JsonContent.Create(new { title, size = 1 });
        var answer = await api.Client.PostAsync("parties", body);
        if (title == "exception")
        {
            // What was thrown by hand did not pass through the endpoint's own list.
            Assert.Empty(await answer.Errors((HttpStatusCode)status));
            return;
        }

        Assert.Equal(new WireError(name, reason, code), await answer.OnlyError((HttpStatusCode)status));
    }

    [Fact]
    public async Task Handlers_can_collect_errors_and_of_each_name_the_first_is_sent()
    {
        var answer = await api.Client.PostAsJsonAsync("parties", new { title = "collect", size = 1 });
        var errors = await answer.Errors(HttpStatusCode.BadRequest);
        Assert.Equal([new("generalErrors", "First.", null), new("size", "Second.", "party.size")], errors);
    }

    [Fact]
    public async Task An_endpoint_can_look_at_broken_rules_itself()
    {
        var answer = await api.Client.PostAsync("parties/lenient", Answers.JsonText("""{"title":"","size":0}"""));
        Assert.Equal("2", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{", "serializerErrors")]
    [InlineData("", "serializerErrors")]
    [InlineData("[]", "serializerErrors")]
    [InlineData("\"text\"", "serializerErrors")]
    [InlineData("""{"title":5}""", "title")]
    [InlineData("""{"size":"many"}""", "size")]
    [InlineData("""{"season":"spring"}""", "season")]
    [InlineData("""{"guests":[{"name":"Ada","age":"old"}]}""", "guests[0].age")]
    [InlineData("""{"at":{"x":{}}}""", "at.x")]
    [InlineData("""{"title":"x","size":1,"price":5}""", "price")]
    public async Task JSON_that_cannot_be_read_is_refused(string json, string field)
    {
        var answer = await api.Client.PostAsync("parties", Answers.JsonText(json));
        Assert.Equal(field, (await answer.OnlyError(HttpStatusCode.BadRequest)).Name);
    }

    [Fact]
    public async Task JSON_null_is_an_empty_request()
    {
        var errors = await (await api.Client.PostAsync("parties", Answers.JsonText("null"))).Errors(
            HttpStatusCode.BadRequest
        );
        Assert.Equal(["title", "size"], errors.Select(error => error.Name));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Other_content_types_are_refused(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Valid));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        var answer = await api.Client.PostAsync("parties", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(string.Empty, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json")]
    public async Task JSON_is_accepted_with_and_without_charset(string contentType)
    {
        using var content = new StringContent(Valid, MediaTypeHeaderValue.Parse(contentType));
        Assert.Equal(HttpStatusCode.OK, (await api.Client.PostAsync("parties", content)).StatusCode);
    }

    [Fact]
    public async Task Bodies_that_are_too_large_are_refused_by_the_server()
    {
        var answer = await api.Client.PostAsJsonAsync("bind/small", new { name = new string('x', 2000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var small = await api.Client.PostAsJsonAsync("bind/small", new { name = new string('x', 20) });
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }
}

[Collection(FastApiCollection.Name)]
public sealed class ProcessorTests(FastApi api)
{
    [Fact]
    public async Task Hooks_and_processors_run_in_order()
    {
        var (answer, steps) = await Walk("go");
        Assert.Equal("\"hello\"", answer);
        Assert.Equal(
            [
                "before validate",
                "after validate",
                "global",
                "before",
                "also before",
                "before handle",
                "handle",
                "after handle hello",
                "after hello before,handle,after",
                "disposed",
            ],
            steps
        );
    }

    [Fact]
    public async Task A_pre_processor_that_answers_ends_the_request()
    {
        var (_, steps) = await Walk("stop");
        Assert.DoesNotContain("handle", steps);
        Assert.Contains("after  before,after", steps);
    }

    [Fact]
    public async Task Processors_run_for_invalid_requests_too()
    {
        var (_, steps) = await Walk("be invalid");
        Assert.Equal(
            [
                "before validate",
                "global",
                "before invalid",
                "also before",
                "validation failed",
                "after  before,after",
                "disposed",
            ],
            steps
        );
    }

    [Fact]
    public async Task A_post_processor_can_handle_an_exception()
    {
        var (answer, steps) = await Walk("fail and be caught");
        Assert.Equal("It failed.", answer);
        Assert.Equal("disposed", steps[^1]);
    }

    [Theory]
    [InlineData("walk?do=fail")]
    [InlineData("dont-catch")]
    public async Task Exceptions_that_nobody_handles_are_faults(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Request", "fault" } } };
        var answer = await api.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(string.Empty, await answer.Content.ReadAsStringAsync());
    }

    async Task<(string Answer, string[] Steps)> Walk(string what)
    {
        var id = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Get, "walk?do=" + what)
        {
            Headers = { { "X-Request", id } },
        };
        var answer = await (await api.Client.SendAsync(request)).Content.ReadAsStringAsync();
        var journal = await JournalOf(id);
        return (answer, journal.Select(entry => entry[(id.Length + 1)..]).ToArray());
    }

    /// <summary>The endpoint is disposed after its answer has gone out.</summary>
    async Task<string[]> JournalOf(string id)
    {
        using var limit = new CancellationTokenSource(Patience.Long);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var journal = await api.Client.GetFromJsonAsync<string[]>("journal/" + id, limit.Token);
            if (journal is [.., var last] && last.EndsWith(":disposed", StringComparison.Ordinal))
                return journal;

            await retry.WaitForNextTickAsync(limit.Token);
        }
    }
}
