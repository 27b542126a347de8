using System.Data.Common;
using Airbnb.Core.Persistence;
using Airbnb.Tests.Histories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Airbnb.Tests.Races;

/// <summary>
/// Has something else happen between two statements of a use case: to its end, or until it has to wait for what the use
/// case has locked.
/// </summary>
public sealed class Meanwhile : DbCommandInterceptor
{
    private static readonly AsyncLocal<Interruption?> Waiting = new();

    public static Task<T> Do<T>(
        StillPlatform platform,
        Func<string, bool> before,
        Func<Task> other,
        Func<Task<T>> work
    ) =>
        Do(
            sql => platform.Use<AirbnbDb, bool>(db => db.Database.SqlQueryRaw<bool>(sql).SingleAsync()),
            before,
            other,
            work
        );

    /// <param name="ask">Asks the database on which the two meet.</param>
    /// <param name="before">The statement before which the other happens, once.</param>
    public static async Task<T> Do<T>(
        Func<string, Task<bool>> ask,
        Func<string, bool> before,
        Func<Task> other,
        Func<Task<T>> work
    )
    {
        var interruption = new Interruption(ask, before, other);
        Waiting.Value = interruption;
        var result = await work();
        await interruption.End();
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await Interrupt(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await Interrupt(command);
        return result;
    }

    private static Task Interrupt(DbCommand command) => Waiting.Value?.At(command.CommandText) ?? Task.CompletedTask;

    private sealed class Interruption(Func<string, Task<bool>> ask, Func<string, bool> before, Func<Task> other)
    {
        private bool isOver;
        private Task begun = Task.CompletedTask;

        public async Task At(string sql)
        {
            if (isOver || !before(sql))
                return;
            isOver = true; // the statements of the other come by here, too
            begun = Task.Run(other);
            await Eventually.True(async () => begun.IsCompleted || await SomebodyWaits(), "the other to be through");
        }

        public async Task End()
        {
            Assert.True(isOver, "The statement never came.");
            await begun;
        }

        private Task<bool> SomebodyWaits() =>
            ask(
                """
                SELECT EXISTS (SELECT FROM pg_stat_activity
                               WHERE datname = current_database() AND wait_event_type = 'Lock') AS "Value"
                """
            );
    }
}
