using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Listings.Statistics;

/// <summary>Adds what this process has counted to what is stored; when that fails, it is still counted.</summary>
public sealed class StoreViews(AirbnbDb db, ViewCounter counter)
{
    public async Task Counted(CancellationToken ct)
    {
        var taken = counter.Take();
        if (taken.Count == 0)
            return;
        try
        {
            await Add(taken, ct);
        }
        catch
        {
            foreach (var views in taken)
                counter.Count(views.ListingId, views.Day, views.Views);
            throw;
        }
    }

    /// <summary>In one order, so that two processes do not wait for one another.</summary>
    private Task<int> Add(IReadOnlyList<ViewsOfDay> taken, CancellationToken ct)
    {
        var (listings, days, views) = (
            taken.Select(each => each.ListingId).ToArray(),
            taken.Select(each => each.Day).ToArray(),
            taken.Select(each => each.Views).ToArray()
        );
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO listing_views AS stored (listing_id, day, views)
            SELECT * FROM unnest({listings}, {days}, {views}) AS counted (listing_id, day, views)
            ORDER BY listing_id, day
            ON CONFLICT (listing_id, day) DO UPDATE SET views = stored.views + excluded.views
            """,
            ct
        );
    }
}
