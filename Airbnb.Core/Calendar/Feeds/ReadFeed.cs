using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar.Feeds;

/// <summary>A home's calendar for other platforms.</summary>
public sealed class ReadFeed(AirbnbDb db, PlatformClock clock)
{
    private const int DaysBack = 30;

    /// <summary>Null when the address is worth nothing (any more).</summary>
    public async Task<byte[]?> Of(string token, CancellationToken ct)
    {
        var hash = FeedToken.HashOf(token);
        var found = await (
            from feed in db.CalendarFeeds
            where feed.TokenHash == hash
            join listing in db.Listings on feed.ListingId equals listing.Id
            select new { listing.Id, listing.Title }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var from = DateOnly.FromDateTime(clock.Now.UtcDateTime).AddDays(-DaysBack);
        var occupied = await db
            .Occupied.AsNoTracking()
            .Where(row => row.ListingId == found.Id && row.Nights.UpperBound > from)
            .OrderBy(row => row.Nights)
            .ToListAsync(ct);
        return WriteFeed.Of(found.Title, occupied);
    }
}
