using System.Data;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Makes a copy that was asked for. Safe to repeat: a copy that is ready stays as it is.</summary>
public sealed class MakeExport(AirbnbDb db, WriteExport write, IExportStore store, PlatformClock clock)
{
    public async Task<Result<DataExport>> Of(Guid exportId, CancellationToken ct)
    {
        var asked = await db.Exports.AsNoTracking().SingleOrDefaultAsync(export => export.Id == exportId, ct);
        if (asked is null)
            return PrivacyErrors.ExportSuperseded; // its owner has been erased meanwhile
        return asked.ReadyAt is not null ? asked : await Finish(asked, await Write(asked, ct), ct);
    }

    /// <summary>On a live system rows change meanwhile: the copy shows one moment.</summary>
    private Task<long> Write(DataExport asked, CancellationToken ct) =>
        db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
                return await store.Keep(asked.Id, file => write.Of(asked.UserId, file, ct), ct);
            });

    private async Task<Result<DataExport>> Finish(DataExport asked, long bytes, CancellationToken ct)
    {
        var finished = await db.InTransaction<DataExport>(
            async () =>
            {
                var export = await db
                    .Exports.FromSql($"SELECT * FROM exports WHERE id = {asked.Id} FOR UPDATE")
                    .AsTracking()
                    .SingleOrDefaultAsync(ct);
                if (export is null)
                    return PrivacyErrors.ExportSuperseded;
                if (export.ReadyAt is null)
                {
                    export.Finish(bytes, clock.Now);
                    db.SetDeadline(export.ExpiresAt!.Value, export.Id, new ExportExpired(export.Id));
                    await db.SaveChangesAsync(ct);
                }
                return export;
            },
            ct
        );
        if (finished.Error is not null)
            store.Delete(asked.Id);
        return finished;
    }
}
