using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Deletes a copy. The file first: while the row is there, somebody comes back for it. Safe to repeat.</summary>
public sealed class EndExport(AirbnbDb db, IExportStore store)
{
    public async Task<Result> Of(Guid exportId, CancellationToken ct)
    {
        store.Delete(exportId);
        await db.Exports.Where(export => export.Id == exportId).ExecuteDeleteAsync(ct);
        return Result.Done;
    }
}
