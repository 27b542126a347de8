using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Airbnb.Tests.Listings.Search;

/// <summary>A query as Postgres ran it.</summary>
/// <param name="Milliseconds">To plan and to run it, in the database.</param>
public sealed record ExplainedCommand(string Plan, double Milliseconds);

/// <summary>Has Postgres explain each query right after it ran.</summary>
/// <param name="runs">Whether it runs once more for that, with the time it takes.</param>
public sealed class ExplainedCommands(bool runs = true) : DbCommandInterceptor
{
    public List<ExplainedCommand> Commands { get; } = [];

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        await using var connection = (NpgsqlConnection)((ICloneable)command.Connection!).Clone();
        await connection.OpenAsync(cancellationToken);
        await using var explain = connection.CreateCommand();
        var how = runs ? "(ANALYZE, TIMING OFF, SUMMARY ON) " : "";
        explain.CommandText = $"EXPLAIN {how}{command.CommandText}";
        foreach (NpgsqlParameter parameter in command.Parameters)
            explain.Parameters.Add(parameter.Clone());
        await using var lines = await explain.ExecuteReaderAsync(cancellationToken);
        var plan = new StringBuilder();
        while (await lines.ReadAsync(cancellationToken))
            plan.AppendLine(lines.GetString(0));
        Commands.Add(new ExplainedCommand(plan.ToString(), TimeIn(plan.ToString())));
        return result;
    }

    private static double TimeIn(string plan) =>
        plan.Split('\n')
            .Where(line =>
                line.StartsWith("Planning Time", StringComparison.Ordinal)
                || line.StartsWith("Execution Time", StringComparison.Ordinal)
            )
            .Sum(line => double.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));
}
