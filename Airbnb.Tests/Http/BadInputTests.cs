using System.Collections.Concurrent;
using System.Text.Json;
using Xunit.Abstractions;

namespace Airbnb.Tests.Http;

/// <summary>Whatever is sent: the right 4xx as a problem, never a 500, and nothing has changed afterwards.</summary>
[Collection(Alone.Name)]
public sealed class BadInputTests(SharedStack stack, RestingWorld resting, ITestOutputHelper output)
    : StackTests(stack),
        IClassFixture<RestingWorld>
{
    private const int AtOnce = 4;

    public static TheoryData<string> Endpoints() => [.. Samples.All.Keys];

    [Fact]
    public void Every_endpoint_has_a_good_request_to_spoil()
    {
        var documented = resting
            .Document.GetProperty("paths")
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
        var (document, world) = (resting.Document, resting.World);
        var parts = endpoint.Split(' ');
        var operation = document.GetProperty("paths").GetProperty(parts[1]).GetProperty(parts[0].ToLowerInvariant());
        var requests = new BadRequests(Samples.All[endpoint](world), operation, document)
        {
            Guest = world.Guest,
            WithToken = token => new Client(App.Http, token),
        };
        await App.PutOff();
        var before = await App.Contents();

        var all = requests.All().ToList();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (request, _) =>
            {
                if (await Fault(request) is { } fault)
                    wrong.Add(fault);
            }
        );

        output.WriteLine($"{all.Count} bad requests");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        Assert.Equal(before, await App.Contents());
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
        var sample = Samples.All["PUT /api/v1/listings/{id}"](resting.World);

        var answer = await new BadRequest("", sample with { Headers = tag is null ? [] : [("If-Match", tag)] }).Send();

        answer.IsProblem(status);
        Assert.Equal("Blue door by the canal", (await sample.Caller.Get(sample.Path)).Text("title"));
    }

    /// <summary>Where nothing changed, what held still holds.</summary>
    public override Task DisposeAsync() => Task.CompletedTask;

    private static bool Tells(Answer answer, string unknown) =>
        answer.Json.TryGetProperty("errors", out var errors)
        && errors.TryGetProperty(unknown, out var told)
        && told[0].GetString() == "Not known here.";

    private static async Task<string?> Fault(BadRequest request)
    {
        var answer = await request.Send();
        var isRight =
            request.Expected.Contains(answer.Status)
            && answer.MediaType == "application/problem+json"
            && answer.Body.Contains("\"code\":", StringComparison.Ordinal)
            && (request.Names is not { } name || Tells(answer, name));
        return isRight
            ? null
            : $"{request.What}: {answer.Status} {answer.MediaType} instead of {string.Join('/', request.Expected)}: {answer.Body[..Math.Min(answer.Body.Length, 300)]}";
    }
}

/// <summary>One for all bad requests, since they change nothing, and nothing is under way in it.</summary>
public sealed class RestingWorld(SharedStack stack) : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    /// <summary>What the API says of itself.</summary>
    public JsonElement Document { get; private set; }

    public async Task InitializeAsync()
    {
        Document = (await stack.App.Anonymous.Get("/openapi/v1.json")).Is(200).Json;
        World = await World.In(stack.App);
        await stack.App.InvariantsHold();
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
