using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace StandIns.Tests.Hosting;

public class RealServersTests
{
    [Fact]
    public async Task Servers_become_healthy_and_can_be_used()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var builder = HostingApp.Empty();
        var database = builder.AddPostgres("pg").AddDatabase("shop-db", "shop");
        var cache = builder.AddRedis("cache");
        var broker = builder.AddRabbitMQ("mq").WithManagementPlugin();
        builder.AddServer("app").WaitFor(database).WaitFor(cache).WaitFor(broker);
        var app = await builder.BuildAsync();
        await app.StartAsync(patience.Token);

        await app.ResourceNotifications.WaitForResourceHealthyAsync("app", patience.Token);

        await using var shop = new NpgsqlConnection(await app.GetConnectionStringAsync("shop-db"));
        await shop.OpenAsync(patience.Token);
        Assert.Equal("shop", shop.Database);
        using var redis = await ConnectionMultiplexer.ConnectAsync((await app.GetConnectionStringAsync("cache"))!);
        Assert.True(await redis.GetDatabase().StringSetAsync("key", "value"));
        var factory = new ConnectionFactory { Uri = new Uri((await app.GetConnectionStringAsync("mq"))!) };
        await using var connection = await factory.CreateConnectionAsync(patience.Token);
        Assert.True(connection.IsOpen);
        using var management = app.CreateHttpClient("mq", "management");
        Assert.True((await management.GetAsync("/", patience.Token)).IsSuccessStatusCode);

        await RestartOf(app, "pg", patience.Token);
    }

    /// <summary>A database goes away with its server and comes back with it.</summary>
    private static async Task RestartOf(DistributedApplication app, string server, CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        await app.ResourceCommands.ExecuteCommandAsync(server, KnownResourceCommands.StopCommand, ct);
        await app.Reaches("shop-db", KnownResourceStates.Exited);
        await app.ResourceCommands.ExecuteCommandAsync(server, KnownResourceCommands.StartCommand, ct);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(
            "shop-db",
            WaitBehavior.WaitOnResourceUnavailable,
            ct
        );
    }
}
