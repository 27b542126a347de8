using Aspire.Hosting.Servers;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace StandIns.Tests.Servers;

/// <summary>What an app does with a server: leave something, and find it again.</summary>
internal static class ServerUse
{
    public static Task LeaveNoteAsync(ServerSpec spec) =>
        spec.Kind switch
        {
            ServerKind.Postgres => ExecuteAsync(spec, "CREATE TABLE note (text text)"),
            ServerKind.Redis => UseRedisAsync(spec, Patience.Long, redis => redis.StringSetAsync("note", "kept")),
            _ => UseRabbitAsync(
                spec,
                channel => channel.QueueDeclareAsync("note", durable: true, exclusive: false, autoDelete: false)
            ),
        };

    public static Task FindNoteAsync(ServerSpec spec) => FindNoteAsync(spec, Patience.Long);

    /// <param name="spec">The server.</param>
    /// <param name="limit">How long Redis' client tries to get in; it does so with a wrong password, too.</param>
    public static Task FindNoteAsync(ServerSpec spec, TimeSpan limit) =>
        spec.Kind switch
        {
            ServerKind.Postgres => ExecuteAsync(spec, "SELECT text FROM note"),
            ServerKind.Redis => UseRedisAsync(
                spec,
                limit,
                async redis => Assert.Equal("kept", (string?)await redis.StringGetAsync("note"))
            ),
            _ => UseRabbitAsync(spec, channel => channel.QueueDeclarePassiveAsync("note")),
        };

    private static async Task ExecuteAsync(ServerSpec spec, string sql)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = spec.Port,
            Username = spec.UserName,
            Password = spec.Password,
            Database = "postgres",
            Pooling = false,
            Timeout = (int)Patience.Long.TotalSeconds,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await retry.WaitForNextTickAsync();
            }
        }
    }

    private static async Task UseRedisAsync(ServerSpec spec, TimeSpan limit, Func<IDatabase, Task> use)
    {
        var options = new ConfigurationOptions
        {
            EndPoints = { { "127.0.0.1", spec.Port } },
            Password = spec.Password,
            ConnectRetry = 1,
            // Not SyncTimeout: the client waits that long for Redis' goodbye when it is closed.
            ConnectTimeout = (int)limit.TotalMilliseconds,
        };
        using var redis = await ConnectAsync(options);
        await use(redis.GetDatabase());
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions options)
    {
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                return await ConnectionMultiplexer.ConnectAsync(options);
            }
            catch (RedisConnectionException starting)
                when (starting.Message.Contains("LOADING", StringComparison.Ordinal))
            {
                await retry.WaitForNextTickAsync();
            }
        }
    }

    private static async Task UseRabbitAsync(ServerSpec spec, Func<IChannel, Task> use)
    {
        var factory = new ConnectionFactory
        {
            HostName = "127.0.0.1",
            Port = spec.Port,
            UserName = spec.UserName!,
            Password = spec.Password,
        };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await use(channel);
    }
}
