using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Hosting.Postgres;

internal static class DatabaseCreation
{
    public static async Task CreateMissing(
        PostgresServerResource server,
        IServiceProvider services,
        CancellationToken ct
    )
    {
        var connectionString = await server.ConnectionStringExpression.GetValueAsync(ct);
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync(ct);
        var logger = services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        foreach (var database in server.Databases.Values.Distinct(StringComparer.Ordinal))
        {
            await Create(connection, database, logger, ct);
        }
    }

    private static async Task Create(NpgsqlConnection connection, string database, ILogger logger, CancellationToken ct)
    {
        await using var question = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection);
        question.Parameters.Add(new NpgsqlParameter { Value = database });
        await using (var found = await question.ExecuteReaderAsync(ct))
        {
            if (found.HasRows)
            {
                return;
            }
        }

        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {quoted}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException trouble) when (trouble.SqlState == PostgresErrorCodes.DiskFull)
        {
            throw new ServerUnavailableException(
                $"The database '{database}' cannot be made, as the disk is full: {trouble.MessageText}. Free some space and try again."
            );
        }

        logger.LogInformation("Database '{Database}' created.", database);
    }
}
