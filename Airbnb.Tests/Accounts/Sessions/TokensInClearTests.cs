using System.Text;

namespace Airbnb.Tests.Accounts.Sessions;

/// <summary>Tokens are with those who hold them, and nowhere else.</summary>
[Collection(Broken.Name)]
public sealed class TokensInClearTests(BrokenStack stack) : StackTests(stack)
{
    private readonly List<string> secrets = [Registration.Password];

    public override Task InitializeAsync() => stack.StartSecondApi();

    [Fact]
    public async Task Tokens_are_not_in_the_database_the_cache_the_logs_or_the_traces()
    {
        using var second = new HttpClient { BaseAddress = App.AddressOf(BrokenStack.SecondApi) };
        await Use(second);
        await Use(App.Http);
        var cached = await Cached();
        await Eventually.True(
            () => Task.FromResult(stack.Telemetry.Contains("api/v1/sessions/{sessionId}")),
            "the traces to arrive",
            seen: () => $"{stack.Telemetry}"
        );

        foreach (var secret in secrets)
        {
            Assert.False(stack.Telemetry.Contains(secret), "A secret is in what the API tells of itself.");
            Assert.Empty(await TablesWith(secret));
        }
        Assert.Contains("session:", cached, StringComparison.Ordinal);
        var consoles = new StringBuilder(cached);
        foreach (var resource in new[] { "api", BrokenStack.SecondApi, "worker", "postgres", "cache", "broker" })
            consoles.AppendLine(await App.ConsoleOf(resource));
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, consoles.ToString(), StringComparison.Ordinal);
    }

    /// <summary>All that one does with a token, right and wrong.</summary>
    private async Task Use(HttpClient http)
    {
        var ann = new Registration(App);
        await ann.Enter();
        var signIn = new { email = ann.Email, password = Registration.Password };
        var signedIn = (await new Client(http, null).Post("sessions", signIn)).Is(201);
        var ann2 = new Client(http, signedIn.Text("token"));
        secrets.Add(ann2.Token!);
        (await ann2.Get("me")).Is(200);
        (await ann2.Get("sessions")).Is(200);
        (await ann2.Post("listings", new { title = 1 })).Is(400);
        (await ann2.Delete($"sessions/{signedIn.Id()}")).Is(204);
        (await ann2.Get("me")).Is(401);
        var wrong = new Client(http, $"{ann2.Token}x");
        (await wrong.Get("me")).Is(401);
    }

    /// <summary>As text, and as bytes that spell it.</summary>
    private async Task<List<string>> TablesWith(string secret)
    {
        var (found, spelt) = (new List<string>(), Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
        foreach (var table in await Tables())
            if (await App.Scalar<bool>($"SELECT EXISTS (SELECT FROM {table} t WHERE {Has(secret, spelt)})"))
                found.Add(table);
        return found;
    }

    private static string Has(string secret, string spelt) =>
        $"strpos(t::text, '{secret}') > 0 OR strpos(t::text, '{spelt}') > 0";

    private Task<string[]> Tables() =>
        App.Scalar<string[]>(
            """
            SELECT array_agg(oid::regclass::text) FROM pg_class
            WHERE relkind IN ('r', 'p', 'm') AND relnamespace = 'public'::regnamespace
            """
        );

    private async Task<string> Cached()
    {
        using var redis = await App.OpenRedis();
        var text = new StringBuilder();
        foreach (var key in redis.GetServer(redis.GetEndPoints().Single()).Keys())
            text.AppendLine($"{key} {await redis.GetDatabase().StringGetAsync(key)}");
        return text.ToString();
    }
}
