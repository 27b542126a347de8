using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Airbnb.Core.Persistence;

/// <summary>
/// Reads rows by SQL whose text hardly ever comes twice. As a query of EF's, each text would be compiled anew, which takes
/// longer than Postgres does, and be kept.
/// </summary>
public static class RawRows
{
    /// <param name="sql">Names its values <c>{0}</c>, <c>{1}</c> and so on.</param>
    public static Task<List<T>> ReadRows<T>(
        this AirbnbDb db,
        string sql,
        object[] values,
        Func<DbDataReader, T> toRow,
        CancellationToken ct
    )
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(sql, values, db.Model);
        var parameters = new RelationalCommandParameterObject(
            db.GetService<IRelationalConnection>(),
            command.ParameterValues,
            readerColumns: null,
            db,
            db.GetService<IRelationalCommandDiagnosticsLogger>(),
            CommandSource.FromSqlQuery
        );
        return db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(again => Read(command.RelationalCommand, parameters, toRow, again), ct);
    }

    /// <summary>The value of a column; null in the database is the default of its type.</summary>
    public static T? Get<T>(this DbDataReader row, string column)
    {
        var at = row.GetOrdinal(column);
        return row.IsDBNull(at) ? default : row.GetFieldValue<T>(at);
    }

    private static async Task<List<T>> Read<T>(
        IRelationalCommand command,
        RelationalCommandParameterObject parameters,
        Func<DbDataReader, T> toRow,
        CancellationToken ct
    )
    {
        await using var reader = await command.ExecuteReaderAsync(parameters, ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(toRow(reader.DbDataReader));
        return rows;
    }
}
