using Aspire.Hosting.Servers;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace StandIns.Tests.Servers;

public sealed class NativeServersTests(InstalledServers installed, Scratch scratch)
    : IClassFixture<InstalledServers>,
        IClassFixture<Scratch>
{
    [Fact]
    public async Task Postgres_keeps_its_volume_and_takes_a_new_password()
    {
        Assert.True(installed.Ready);
        var spec = Scratch.Spec(ServerKind.Postgres, "pg");
        await using (await scratch.StartAsync(spec))
        {
            await ExecuteAsync(spec, "CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')");
        }

        var again = spec with { Password = "another" };
        await using (await scratch.StartAsync(again))
        {
            Assert.Equal("kept", await ExecuteAsync(again, "SELECT text FROM note"));
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(spec, "SELECT 1"));
        }
    }

    private static async Task<object?> ExecuteAsync(ServerSpec spec, string sql)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = spec.Port,
            Username = spec.UserName,
            Password = spec.Password,
            Database = "postgres",
            Pooling = false,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    [Fact]
    public async Task Redis_keeps_its_volume()
    {
        Assert.True(installed.Ready);
        var spec = Scratch.Spec(ServerKind.Redis, "redis");
        await using (await scratch.StartAsync(spec))
        {
            await WithRedis(spec, async db => await db.StringSetAsync("note", "kept"));
        }

        await using (await scratch.StartAsync(spec))
        {
            await WithRedis(spec, async db => Assert.Equal("kept", (string?)await db.StringGetAsync("note")));
        }
    }

    private static async Task WithRedis(ServerSpec spec, Func<IDatabase, Task> use)
    {
        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", spec.Port } }, Password = spec.Password };
        using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        await use(redis.GetDatabase());
    }

    [Fact]
    public async Task RabbitMQ_keeps_its_volume_and_takes_a_new_password()
    {
        Assert.True(installed.Ready);
        var spec = Scratch.Spec(ServerKind.RabbitMQ, "mq");
        await using (await scratch.StartAsync(spec))
        {
            await using var connection = await ConnectAsync(spec);
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false);
        }

        var again = spec with { Password = "another" };
        await using (await scratch.StartAsync(again))
        {
            await using var connection = await ConnectAsync(again);
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclarePassiveAsync("kept");
        }
    }

    private static Task<IConnection> ConnectAsync(ServerSpec spec) =>
        new ConnectionFactory
        {
            HostName = "127.0.0.1",
            Port = spec.Port,
            UserName = spec.UserName!,
            Password = spec.Password,
        }.CreateConnectionAsync();
}
