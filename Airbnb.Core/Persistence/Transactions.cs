using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Airbnb.Core.Persistence;

public static class Transactions
{
    /// <summary>
    /// Runs the work in one transaction, again from the start when the connection broke or Postgres chose it as a
    /// deadlock's victim. Inside another transaction it joins that one. A refusal rolls back what was written.
    /// </summary>
    public static async Task<Result<T>> InTransaction<T>(
        this AirbnbDb db,
        Func<Task<Result<T>>> work,
        CancellationToken ct
    )
    {
        if (db.Database.CurrentTransaction is not null)
            return await work();
        return await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var result = await work();
                if (result.Succeeded)
                    await transaction.CommitAsync(ct);
                return result;
            });
    }

    /// <inheritdoc cref="InTransaction{T}"/>
    public static async Task<Result> InTransaction(this AirbnbDb db, Func<Task<Result>> work, CancellationToken ct)
    {
        var result = await db.InTransaction(async () => (await work()).As(true), ct);
        return result.Error is { } error ? error : Result.Done;
    }

    /// <summary>True when the exception is Postgres refusing to break the named constraint.</summary>
    public static bool Breaks(this DbUpdateException exception, params ReadOnlySpan<string> constraints) =>
        exception.InnerException is PostgresException { ConstraintName: { } name } && constraints.Contains(name);
}
