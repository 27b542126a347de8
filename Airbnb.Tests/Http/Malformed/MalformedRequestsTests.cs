using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Airbnb.Core.Accounts.Sessions;
using Xunit.Abstractions;

namespace Airbnb.Tests.Http.Malformed;

/// <summary>
/// Requests that a generator makes from the OpenAPI document: no answer is a fault, and none tells what goes on inside.
/// <c>MALFORMED_REQUESTS=10000</c> sends more of them, <c>MALFORMED_SEED</c> the same ones again.
/// </summary>
[Collection(Alone.Name)]
public sealed class MalformedRequestsTests(SharedStack stack, ITestOutputHelper output) : StackTests(stack)
{
    private const int AtOnce = 4;

    /// <summary>What only those who wrote it can make of it.</summary>
    private static readonly string[] Insides =
    [
        "   at ",
        "Exception",
        "Npgsql",
        "EntityFramework",
        "System.",
        "airbnb_",
    ];

    private static readonly int Requests = Number("MALFORMED_REQUESTS", 400);
    private static readonly int Seed = Number("MALFORMED_SEED", Random.Shared.Next());

    private readonly ConcurrentDictionary<Guid, Client> renewed = new();

    [Fact]
    public async Task No_malformed_request_is_a_fault()
    {
        var document = (await App.Anonymous.Get("/openapi/v1.json")).Is(200).Json;
        var world = await World.In(App);
        var endpoints = Samples.All.Keys.Order(StringComparer.Ordinal).ToArray();
        var (answers, wrong) = (new ConcurrentDictionary<int, int>(), new ConcurrentBag<string>());

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (index, ct) =>
            {
                var endpoint = endpoints[index % endpoints.Length];
                var request = Make(document, endpoint, world, new Random(Seed + index));
                var (status, fault) = await Send(request, ct);
                answers.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (fault is not null)
                    wrong.Add($"#{index} {fault}\n  {request}");
            }
        );

        var told = string.Join(", ", answers.OrderBy(each => each.Key).Select(each => $"{each.Value} x {each.Key}"));
        output.WriteLine($"{Requests} requests to {endpoints.Length} endpoints, seed {Seed}: {told}");
        Assert.True(wrong.IsEmpty, $"MALFORMED_SEED={Seed} {told}\n{string.Join('\n', wrong.Take(20))}");
        var refused = answers.Where(each => each.Key is 400 or 415 or 422).Sum(each => each.Value);
        Assert.True(refused > Requests / 4, $"Of {Requests} requests only {refused} were malformed: {told}");
    }

    private AnyRequest Make(JsonElement document, string endpoint, World world, Random any)
    {
        var good = Samples.All[endpoint](world);
        var request = new AnyRequests(document, endpoint, good, any).Next();
        return request.Caller is { } caller && renewed.TryGetValue(caller.UserId, out var again)
            ? request with
            {
                Caller = again,
            }
            : request;
    }

    private async Task<(int Status, string? Fault)> Send(AnyRequest request, CancellationToken ct)
    {
        using var message = request.ToMessage();
        using var answer = await App.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        var status = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return (status, null); // which would go on for ever
        var body = await answer.Content.ReadAsStringAsync(ct);
        if (status == 401 && request.Caller is { } caller)
            await SignInAgain(caller.UserId);
        return (
            status,
            Fault(answer, body) is { } fault ? $"{fault}: {status} {body[..Math.Min(body.Length, 300)]}" : null
        );
    }

    private static string? Fault(HttpResponseMessage answer, string body)
    {
        if ((int)answer.StatusCode >= 500)
            return "a fault";
        if ((int)answer.StatusCode < 400 || (int)answer.StatusCode is 414 or 431)
            return null; // too long for the server, which refuses it before anything of ours
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return "no problem";
        using var problem = JsonDocument.Parse(body);
        if (!problem.RootElement.TryGetProperty("code", out _))
            return "a problem without a code";
        return Array.Find(Insides, inside => body.Contains(inside, StringComparison.Ordinal)) is { } seen
            ? $"an answer that tells of '{seen}'"
            : null;
    }

    /// <summary>Somebody ended the session, as some of these requests do.</summary>
    private async Task SignInAgain(Guid userId)
    {
        if (userId == default)
            return; // the admin, whom nobody signs out
        var token = SessionToken.New();
        await using var db = App.OpenDb();
        db.Sessions.Add(Session.Start(userId, token, new Device(null, "Airbnb.Tests"), DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
        renewed[userId] = new Client(App.Http, token.Text) { UserId = userId };
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : otherwise;
}
