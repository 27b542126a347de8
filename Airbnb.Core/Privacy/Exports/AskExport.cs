using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Privacy.Exports;

/// <summary>Asks for a copy of all that is the caller's. The Worker makes it, and mails a link.</summary>
public sealed class AskExport(AirbnbDb db, PlatformClock clock)
{
    /// <summary>Each reads all that one has.</summary>
    public const int MostInADay = 3;

    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    public async Task<Result<DataExport>> Of(Guid userId, CancellationToken ct)
    {
        var (now, aDayAgo) = (clock.Now, clock.Now - ADay);
        var lately = await db
            .Exports.Where(export => export.UserId == userId && export.AskedAt > aDayAgo)
            .OrderBy(export => export.AskedAt)
            .Select(export => export.AskedAt)
            .ToListAsync(ct);
        if (lately.Count >= MostInADay)
            return PrivacyErrors.ExportsTooOften(lately[^MostInADay] + ADay - now);
        var export = DataExport.Ask(userId, now);
        db.Exports.Add(export);
        db.Publish(new ExportAsked(export.Id));
        try
        {
            await db.SaveChangesAsync(ct);
            return export;
        }
        catch (DbUpdateException exception) when (exception.Breaks(PrivacyMapping.OneUnderWay))
        {
            return PrivacyErrors.ExportUnderWay;
        }
    }
}
