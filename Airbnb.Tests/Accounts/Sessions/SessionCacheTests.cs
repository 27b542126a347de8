using System.Diagnostics;
using Airbnb.Core;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Airbnb.Tests.Accounts.Sessions;

/// <summary>Several replicas' caches on one Redis and one Postgres, each step of which the test takes itself.</summary>
public sealed class SessionCacheTests(SharedStack stack) : SharedStackTests(stack)
{
    private static readonly SessionCacheOptions Times = new()
    {
        KeptFor = TimeSpan.FromSeconds(15),
        SlowestReader = TimeSpan.FromSeconds(1),
    };

    /// <summary>Sooner than an entry is forgotten by itself.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly string[] Endings =
    [
        "DELETE FROM sessions WHERE user_id = $1",
        "UPDATE sessions SET expires_at = now() WHERE user_id = $1",
        "UPDATE sessions SET token_hash = sha256(token_hash) WHERE user_id = $1",
        "UPDATE users SET role = 'support' WHERE id = $1",
        "UPDATE users SET suspended_at = now() WHERE id = $1",
    ];

    private readonly List<IDisposable> mine = [];
    private ConnectionMultiplexer redis = null!;
    private Replica here = null!;
    private Replica there = null!;

    public override async Task InitializeAsync()
    {
        mine.Add(redis = await App.OpenRedis());
        (here, there) = (await NewReplica(Times), await NewReplica(Times));
    }

    public override async Task DisposeAsync()
    {
        await Task.WhenAll(here.Stop(), there.Stop());
        mine.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task A_slow_reader_does_not_bring_back_what_ended_meanwhile()
    {
        var (person, token) = await Somebody();
        var look = await there.Cache.Look(token.Hash);
        var read = await there.Read(token); // alive, still

        await here.End(person.UserId);

        Assert.False(await there.Cache.Keep(token.Hash, read!, look));
        Assert.Null(await there.Find(token));
        Assert.Null(await here.Find(token));
        Assert.Equal("", (string?)await redis.GetDatabase().StringGetAsync(KeyOf(token)));
    }

    [Fact]
    public async Task Nor_does_one_whose_Redis_forgot_the_ending()
    {
        var (person, token) = await Somebody();
        var read = await there.Read(token);
        await here.End(person.UserId);
        await redis.GetDatabase().KeyDeleteAsync(KeyOf(token)); // as if it had been started anew

        await Eventually.True(
            async () => !await there.Cache.Keep(token.Hash, read!, await there.Cache.Look(token.Hash)),
            "the other replica to hear of the ending from the database",
            Soon
        );
        await redis.GetDatabase().StringSetAsync(KeyOf(token), Entry(read!)); // by a third that heard nothing

        Assert.Null(await there.Find(token));
    }

    [Fact]
    public async Task Who_read_too_long_ago_writes_nothing()
    {
        var (_, token) = await Somebody();
        var read = await here.Read(token);
        SessionLook look = default;
        await Eventually.True(
            async () => await here.Cache.Keep(token.Hash, read!, look = await here.Cache.Look(token.Hash)),
            "one who is quick enough"
        );

        var late = look with { BeganAt = look.BeganAt - 1_001 };

        Assert.False(await here.Cache.Keep(token.Hash, read!, late));
    }

    [Fact]
    public async Task What_the_cache_says_is_believed_only_where_endings_are_heard()
    {
        var token = SessionToken.New(); // of which Postgres knows nothing
        var now = DateTimeOffset.UtcNow;
        var session = new ActiveSession(
            Guid.NewGuid(),
            Guid.NewGuid(),
            PlatformRole.Member,
            false,
            now,
            now,
            now.AddHours(1)
        );
        await redis.GetDatabase().StringSetAsync(KeyOf(token), Entry(session));
        await Trusted(here);
        Assert.Equal(session, await Eventually.Get(() => here.Find(token), "the cache to be asked"));

        await here.CutOff(App);

        Assert.Null(await here.Find(token));
        Assert.False(here.Cache.IsTrusted);
    }

    [Fact]
    public async Task Whoever_ends_a_session_and_however_replicas_hear_of_it()
    {
        await Trusted(here);
        foreach (var ending in Endings)
        {
            var (person, token) = await Somebody();
            Assert.NotNull(await here.Find(token));
            Assert.NotNull(await here.Find(token));

            await App.Execute(ending, person.UserId);

            await Eventually.True(
                async () => await here.Find(token) is null,
                $"the session to be refused after {ending}",
                Soon
            );
        }
    }

    [Fact]
    public async Task Without_Redis_Postgres_is_asked()
    {
        var (person, token) = await Somebody();
        var nowhere = ConfigurationOptions.Parse("127.0.0.1:1,abortConnect=false,connectTimeout=100");
        var replica = new Replica(App, await ConnectionMultiplexer.ConnectAsync(nowhere), Times);
        var asking = Stopwatch.StartNew();

        Assert.Equal(person.UserId, (await replica.Find(token))!.UserId);
        await replica.End(person.UserId);
        Assert.Null(await replica.Find(token));

        Assert.InRange(asking.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static string KeyOf(SessionToken token) => $"session:{Convert.ToHexStringLower(token.Hash)}";

    private static string Entry(ActiveSession session) => System.Text.Json.JsonSerializer.Serialize(session);

    private async Task<(Client Person, SessionToken Token)> Somebody()
    {
        var person = await App.AsGuest();
        return (person, SessionToken.Parse(person.Token)!);
    }

    private static Task Trusted(Replica replica) =>
        Eventually.True(() => Task.FromResult(replica.Cache.IsTrusted), "the cache to be believed");

    private async Task<Replica> NewReplica(SessionCacheOptions times)
    {
        var replica = new Replica(App, redis, times);
        await replica.Start(await App.ConnectionString("airbnb-api"));
        return replica;
    }

    /// <summary>What a process of the API has of this.</summary>
    private sealed class Replica(AirbnbApp app, IConnectionMultiplexer redis, SessionCacheOptions times)
    {
        private Signals signals = new(new ConfigurationBuilder().Build(), NullLogger<Signals>.Instance);
        private ForgetEndedSessions? forgetting;
        private SessionCache? cache;

        public SessionCache Cache =>
            cache ??= new SessionCache(
                new SharedCache(redis, TimeSpan.FromSeconds(10)),
                signals,
                Options.Create(times)
            );

        public async Task Start(string connection)
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([
                new KeyValuePair<string, string?>("ConnectionStrings:airbnb", $"{connection};Application Name={Name}"),
            ]);
            signals = new Signals(configuration.Build(), NullLogger<Signals>.Instance);
            forgetting = new ForgetEndedSessions(signals, Cache);
            await forgetting.StartAsync(default);
            await signals.StartAsync(default);
            await Eventually.True(() => Task.FromResult(signals.LiveFor > TimeSpan.Zero), "the replica to listen");
        }

        public async Task Stop()
        {
            await signals.StopAsync(default);
            await forgetting!.StopAsync(default);
            forgetting.Dispose();
        }

        public async Task CutOff(AirbnbApp app)
        {
            await app.Execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1",
                Name
            );
            await Eventually.True(
                () => Task.FromResult(signals.LiveFor < times.OldestEntry),
                "the replica to know that it is deaf"
            );
        }

        public async Task<ActiveSession?> Find(SessionToken token)
        {
            await using var db = app.OpenDb();
            return await new FindSession(db, Cache, TimeProvider.System).By(token, null, default);
        }

        /// <summary>Past the cache.</summary>
        public async Task<ActiveSession?> Read(SessionToken token)
        {
            await using var db = app.OpenDb();
            var alone = new SessionCache(new SharedCache(), signals, Options.Create(times));
            return await new FindSession(db, alone, TimeProvider.System).By(token, null, default);
        }

        public async Task End(Guid userId)
        {
            await using var db = app.OpenDb();
            await new EndSessions(db, Cache, TimeProvider.System).Of(userId, default);
        }

        private string Name { get; } = $"replica-{Guid.NewGuid():N}";
    }
}
