using System.Collections.Concurrent;
using System.Diagnostics;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StandIns.Tests.Servers;

namespace StandIns.Tests.Integrations;

public sealed class RedisClientTests
{
    [Fact]
    public void Options_come_from_connection_string_section_and_delegate()
    {
        ConfigurationOptions? seen = null;
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                ["ConnectionStrings:cache"] = "127.0.0.1:1,password=secret,connectTimeout=100,connectRetry=0",
                ["Aspire:StackExchange:Redis:ConfigurationOptions:SyncTimeout"] = "1111",
                ["Aspire:StackExchange:Redis:cache:ConfigurationOptions:ClientName"] = "me",
            }
        );
        builder.AddRedisClient("cache", configureOptions: options => seen = options);
        using var host = builder.Build();

        // Nobody listens there: connecting goes on in the background.
        var redis = host.Services.GetRequiredService<IConnectionMultiplexer>();

        Assert.False(redis.IsConnected);
        Assert.False(seen!.AbortOnConnectFail);
        Assert.Equal("secret", seen.Password);
        Assert.Equal(1111, seen.SyncTimeout);
        Assert.Equal("me", seen.ClientName);
    }

    [Fact]
    public void Missing_connection_string_is_named()
    {
        var builder = Builder([]);
        builder.AddRedisClient("cache");
        using var host = builder.Build();

        var missing = Assert.Throws<InvalidOperationException>(() =>
            host.Services.GetRequiredService<IConnectionMultiplexer>()
        );

        Assert.Contains("'ConnectionStrings:cache'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_check_tells_whether_the_server_answers()
    {
        using var scratch = new Scratch();
        var spec = Scratch.Spec(ServerKind.Redis, password: "secret");
        var connection = $"127.0.0.1:{spec.Port},password=secret,connectTimeout=60000,syncTimeout=3000";
        var builder = Builder(
            new(StringComparer.Ordinal)
            {
                ["ConnectionStrings:cache"] = connection,
                ["ConnectionStrings:other"] = connection,
            }
        );
        builder.AddRedisClient("cache", settings => settings.DisableAutoActivation = false);
        builder.AddKeyedRedisClient("other");
        using var host = builder.Build();
        var health = host.Services.GetRequiredService<HealthCheckService>();

        await using (await scratch.StartAsync(spec))
        {
            await host.StartAsync();
            var redis = host.Services.GetRequiredService<IConnectionMultiplexer>();
            await redis.GetDatabase().StringSetAsync("a", "b");
            var other = host.Services.GetRequiredKeyedService<IConnectionMultiplexer>("other");
            Assert.Equal("b", (string?)await other.GetDatabase().StringGetAsync("a"));
            var up = await health.CheckHealthAsync();
            Assert.Equal(
                ["StackExchange.Redis", "StackExchange.Redis_other"],
                up.Entries.Keys.Order(StringComparer.Ordinal)
            );
            Assert.Equal(HealthStatus.Healthy, up.Status);
        }

        var down = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, down.Entries["StackExchange.Redis"].Status);
        Assert.NotNull(down.Entries["StackExchange.Redis"].Exception);
        await host.StopAsync();
    }

    [Fact]
    public async Task Commands_are_traced_below_the_span_that_they_were_sent_for()
    {
        using var scratch = new Scratch();
        var spec = Scratch.Spec(ServerKind.Redis, password: "secret");
        await using var server = await scratch.StartAsync(spec);
        using var source = new ActivitySource("RedisClientTests");
        using var arrivals = new SemaphoreSlim(0);
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard =>
                heard.Name is "RedisClientTests" or "OpenTelemetry.Instrumentation.StackExchangeRedis",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                spans.Enqueue(span);
                arrivals.Release();
            },
        };
        ActivitySource.AddActivityListener(listener);
        var builder = Builder(
            new(StringComparer.Ordinal) { ["ConnectionStrings:cache"] = $"127.0.0.1:{spec.Port},password=secret" }
        );
        builder.AddRedisClient("cache");
        using var host = builder.Build();
        var redis = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

        // The first of all takes time that is not the command's.
        await redis.StringSetAsync("a", "b");
        ActivityContext parent;
        var around = Stopwatch.StartNew();
        using (var work = source.StartActivity("work"))
        {
            parent = work!.Context;
            await redis.StringSetAsync("a", "b");
        }

        around.Stop();

        Activity? command = null;
        while (command is null)
        {
            Assert.True(await arrivals.WaitAsync(Patience.Long), "The command's span did not arrive.");
            command = spans.FirstOrDefault(span => span.DisplayName == "SET" && span.ParentSpanId == parent.SpanId);
        }

        Assert.Equal(parent.TraceId, command.TraceId);
        Assert.Equal(ActivityKind.Client, command.Kind);
        Assert.Equal("redis", command.GetTagItem("db.system"));
        Assert.Equal(spec.Port, command.GetTagItem("server.port"));
        Assert.InRange(command.Duration, TimeSpan.FromTicks(1), around.Elapsed);
    }

    private static HostApplicationBuilder Builder(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        return builder;
    }
}
