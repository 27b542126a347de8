using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Airbnb.CrashPoints;

/// <summary>Before and after each commit; a statement outside a transaction is one of its own.</summary>
public sealed class DatabaseCrashPoints(CrashPoint point) : IDbTransactionInterceptor, IDbCommandInterceptor
{
    private const int Telling = 40;

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        point.Reach("before commit");
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        point.Reach("after commit");
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Alone(command, "before");
        return ValueTask.FromResult(result);
    }

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Alone(command, "after");
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.CommandSource is CommandSource.SaveChanges)
            Alone(command, "before");
        return ValueTask.FromResult(result);
    }

    public ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.CommandSource is CommandSource.SaveChanges)
            Alone(command, "after");
        return ValueTask.FromResult(result);
    }

    private void Alone(DbCommand command, string when)
    {
        if (command.Transaction is not null)
            return;
        if (Starts("INSERT INTO inbox"))
            point.Reach($"{when} its row in the inbox", whateverIsAtWork: true);
        else if (Starts("UPDATE idempotency_keys"))
            point.Reach($"{when} its answer is kept", whateverIsAtWork: true);
        else if (!Starts("UPDATE sessions")) // when somebody was here last
            point.Reach($"{when} {Start(command.CommandText)}");

        bool Starts(string with) => command.CommandText.StartsWith(with, StringComparison.Ordinal);
    }

    /// <summary>Enough of the statement to know it by.</summary>
    private static string Start(string sql)
    {
        var line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Telling ? line : line[..Telling];
    }
}
