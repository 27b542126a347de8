using System.Diagnostics;
using Airbnb.Core.Accounts.Sessions;

namespace Airbnb.Tests.Accounts.Sessions;

/// <summary>What is left to somebody who has another's token, at two replicas that both believe the cache.</summary>
[Collection(Broken.Name)]
public sealed class TokenTheftTests(BrokenStack stack) : StackTests(stack)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    private HttpClient second = null!;

    public override async Task InitializeAsync()
    {
        await stack.StartSecondApi();
        second = new HttpClient { BaseAddress = App.AddressOf(BrokenStack.SecondApi) };
    }

    public override Task DisposeAsync()
    {
        second.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task An_ended_session_is_refused_at_every_replica_within_a_second()
    {
        await CacheIsBelieved();
        var admin = await App.AsAdmin();
        (string How, Func<Client, Task> End)[] endings =
        [
            ("signing out", async person => (await person.Delete("sessions/current")).Is(204)),
            ("signing out everywhere", async person => (await person.Delete("sessions")).Is(204)),
            ("suspension", async person => (await Suspend(admin, person)).Is(204)),
            ("another role", person => App.Execute("UPDATE users SET role = 'support' WHERE id = $1", person.UserId)),
            ("a hand in the database", person => App.Execute("DELETE FROM sessions WHERE user_id = $1", person.UserId)),
        ];
        await EndsAtOnce("another password", ChangePassword);
        foreach (var (how, end) in endings)
            await EndsAtOnce(
                how,
                async () =>
                {
                    var (person, thief) = await Robbed();
                    await end(person);
                    return (person, thief);
                }
            );
    }

    [Fact]
    public async Task Without_the_cache_people_sign_in_and_out_all_the_same()
    {
        var ann = new Registration(App);
        await ann.Enter();
        await App.Stop("cache");
        try
        {
            await EndsAtOnce(
                "signing out without Redis",
                async () =>
                {
                    var person = await ann.Client();
                    var thief = new Client(second, person.Token);
                    (await thief.Get("me")).Is(200);
                    (await person.Delete("sessions/current")).Is(204);
                    return (person, thief);
                }
            );
            (await (await ann.Client()).Get("me")).Is(200);
        }
        finally
        {
            await App.Start("cache");
        }
    }

    private async Task<(Client Person, Client Thief)> ChangePassword()
    {
        var ann = await new Registration(App).Enter();
        var thief = new Client(second, ann.Token);
        (await thief.Get("me")).Is(200);
        var passwords = new { current = Registration.Password, @new = "four large paper planes" };

        var changed = (await ann.Put("me/password", passwords)).Is(200);

        (await new Client(second, changed.Text("token")).Get("me")).Is(200);
        return (ann, thief);
    }

    private static Task<Answer> Suspend(Client admin, Client person) =>
        admin.Post($"admin/users/{person.UserId}/suspension", new { reason = "Sold a home that is not theirs." });

    /// <summary>Somebody whose session is in use, and so cached, at both replicas.</summary>
    private async Task<(Client Person, Client Thief)> Robbed()
    {
        var person = await App.AsGuest();
        var thief = new Client(second, person.Token);
        for (var i = 0; i < 2; i++)
        {
            (await person.Get("me")).Is(200);
            (await thief.Get("me")).Is(200);
        }
        return (person, thief);
    }

    /// <summary>What ends late for itself does so each time; beside others a process may have to wait for its turn.</summary>
    private static async Task EndsAtOnce(string how, Func<Task<(Client Person, Client Thief)>> end)
    {
        var took = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3 && took > AtOnce; tries++)
            took = await TimeUntilRefused(how, await end());
        Assert.True(took <= AtOnce, $"After {how} a session went on for {took}.");
    }

    private static async Task<TimeSpan> TimeUntilRefused(string how, (Client Person, Client Thief) clients)
    {
        var since = Stopwatch.StartNew();
        foreach (var client in new[] { clients.Person, clients.Thief })
            await Eventually.True(async () => (await client.Get("me")).Status == 401, $"{how} to end the session");
        return since.Elapsed;
    }

    /// <summary>An entry that Postgres knows nothing of makes somebody the caller.</summary>
    private async Task CacheIsBelieved()
    {
        using var redis = await App.OpenRedis();
        var (nobody, now) = (Guid.NewGuid(), DateTimeOffset.UtcNow);
        var token = SessionToken.New();
        var entry = new ActiveSession(nobody, nobody, Core.PlatformRole.Member, false, now, now, now.AddHours(1));
        await redis
            .GetDatabase()
            .StringSetAsync(
                $"session:{Convert.ToHexStringLower(token.Hash)}",
                System.Text.Json.JsonSerializer.Serialize(entry)
            );
        foreach (var http in new[] { App.Http, second })
            await Eventually.True(
                async () => (await new Client(http, token.Text).Get("me")).Status == 404,
                "the replica to believe the cache"
            );
    }
}
