using System.Text;
using System.Text.Json;
using Xunit.Abstractions;

namespace Airbnb.Tests.Http;

/// <summary>Whatever is sent: the right 4xx as a problem, never a 500, and nothing has changed afterwards.</summary>
[Collection(Alone.Name)]
public sealed class BadInputTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    /// <summary>
    /// Which change by themselves: heartbeats, times last seen, deliveries that are still on their way; and refusals that
    /// are kept for those who repeat their request.
    /// </summary>
    private const string Restless =
        "'clock_followings', 'listing_views', 'sessions', 'inbox', 'outbox', 'idempotency_keys', '__EFMigrationsHistory'";

    public static TheoryData<string> Endpoints() => [.. Samples.All.Keys];

    [Fact]
    public async Task Every_endpoint_has_a_good_request_to_spoil()
    {
        var document = await Document();

        var documented = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(verb => $"{verb.Name.ToUpperInvariant()} {path.Name}")
            );

        Assert.Equal(Samples.All.Keys.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Bad_requests_are_refused_and_change_nothing(string endpoint)
    {
        var document = await Document();
        var world = await World.In(App);
        await App.InvariantsHold(); // at rest, so that what changes is ours
        var parts = endpoint.Split(' ');
        var operation = document.GetProperty("paths").GetProperty(parts[1]).GetProperty(parts[0].ToLowerInvariant());
        var requests = new BadRequests(Samples.All[endpoint](world), operation, document)
        {
            Guest = world.Guest,
            WithToken = token => new Client(App.Http, token),
        };
        await PutOff();
        var before = await Contents();

        var wrong = new StringBuilder();
        var count = 0;
        foreach (var request in requests.All())
        {
            count++;
            if (await Fault(request) is { } fault)
                wrong.AppendLine(fault);
        }

        output.WriteLine($"{count} bad requests");
        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.Equal(before, await Contents());
    }

    [Theory]
    [InlineData("GET", "/api/v1/no/such/route", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("PATCH", "/api/v1/bookings", 405)]
    [InlineData("DELETE", "/api/v1/bookings", 405)]
    [InlineData("GET", "/webhooks/stripe", 405)]
    [InlineData("POST", "/api/v1/bookings/1/2/3", 404)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status) =>
        (await (await App.AsGuest()).Send(new HttpMethod(method), path, null)).IsProblem(status);

    [Theory]
    [InlineData(null, 428)]
    [InlineData("\"1\"", 412)]
    [InlineData("W/\"2\"", 412)]
    [InlineData("\"2\", \"3\"", 412)]
    [InlineData("2", 412)]
    [InlineData("*", 412)]
    [InlineData("\"99999999999999999999\"", 412)]
    public async Task An_edit_says_which_version_it_edits(string? tag, int status)
    {
        var world = await World.In(App);
        var sample = Samples.All["PUT /api/v1/listings/{id}"](world);

        var answer = await new BadRequest("", sample with { Headers = tag is null ? [] : [("If-Match", tag)] }).Send();

        answer.IsProblem(status);
        Assert.Equal("Blue door by the canal", (await sample.Caller.Get(sample.Path)).Text("title"));
    }

    /// <summary>Where nothing changed, what held still holds.</summary>
    public override Task DisposeAsync() => Task.CompletedTask;

    private static async Task<string?> Fault(BadRequest request)
    {
        var answer = await request.Send();
        var isRight =
            request.Expected.Contains(answer.Status)
            && answer.MediaType == "application/problem+json"
            && answer.Body.Contains("\"code\":", StringComparison.Ordinal);
        return isRight
            ? null
            : $"{request.What}: {answer.Status} {answer.MediaType} instead of {string.Join('/', request.Expected)}: {answer.Body[..Math.Min(answer.Body.Length, 300)]}";
    }

    /// <summary>What other tests have left to happen by itself happens a little later.</summary>
    private Task PutOff() =>
        App.Execute(
            """
            UPDATE deadlines SET due_at = due_at + interval '2 minutes'
            WHERE clock = 'platform' AND due_at < now() + (SELECT "offset" FROM platform_clock) + interval '1 minute'
            """
        );

    private async Task<JsonElement> Document() => (await App.Anonymous.Get("/openapi/v1.json")).Is(200).Json;

    /// <summary>A fingerprint of every row of every table.</summary>
    private async Task<string> Contents()
    {
        var tables = await App.Scalar<string[]>(
            $"""
            SELECT array_agg(relname::text ORDER BY relname) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ({Restless})
            """
        );
        var contents = new StringBuilder();
        foreach (var table in tables)
        {
            var sql =
                $"SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t";
            contents.AppendLine($"{table}: {await App.Scalar<string>(sql)}");
        }
        return contents.ToString();
    }
}
