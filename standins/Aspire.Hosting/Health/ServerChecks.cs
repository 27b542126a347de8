using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Aspire.Hosting.Health;

/// <summary>Asks the database the simplest question.</summary>
internal sealed class PostgresCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var connectionString = await resource.GetConnectionStringAsync(cancellationToken);
        // Pooled connections would keep a database from being dropped, and outlive a server's restart.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        try
        {
            await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var question = new NpgsqlCommand("SELECT 1", connection);
            await question.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException trouble)
        {
            return HealthCheckResult.Unhealthy(trouble.Message, trouble);
        }
    }
}

/// <summary>Pings the server.</summary>
internal sealed class RedisCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var options = ConfigurationOptions.Parse((await resource.GetConnectionStringAsync(cancellationToken))!);
        options.ConnectTimeout = 5000;
        options.ConnectRetry = 0;
        try
        {
            using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            await connection.GetDatabase().PingAsync();
            return HealthCheckResult.Healthy();
        }
        catch (Exception trouble) when (trouble is RedisException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(trouble.Message, trouble);
        }
    }
}

/// <summary>Opens a connection to the broker.</summary>
internal sealed class RabbitMQCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri((await resource.GetConnectionStringAsync(cancellationToken))!),
            ClientProvidedName = "health check",
        };
        try
        {
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception trouble)
            when (trouble is RabbitMQ.Client.Exceptions.BrokerUnreachableException or SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(trouble.Message, trouble);
        }
    }
}
