using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Hands out a copy to whoever has its link. Nobody has to be signed in: the mailbox is the proof.</summary>
public sealed class FetchExport(AirbnbDb db, ExportLinks links, IExportStore store, PlatformClock clock)
{
    public async Task<Result<Stream>> With(string token, CancellationToken ct)
    {
        if (links.Read(token) is not { } id)
            return PrivacyErrors.ExportGone;
        var now = clock.Now;
        var isThere = await db.Exports.AnyAsync(export => export.Id == id && export.ExpiresAt > now, ct);
        var file = isThere ? store.Open(id) : null;
        return file is null ? PrivacyErrors.ExportGone : file;
    }
}
