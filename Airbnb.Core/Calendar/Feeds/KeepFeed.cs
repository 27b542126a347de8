using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar.Feeds;

/// <summary>Gives a home's calendar an address, another one, or none any more.</summary>
public sealed class KeepFeed(AirbnbDb db, PlatformClock clock)
{
    /// <returns>The secret of the address, which nobody can look up later. The one before is worth nothing now.</returns>
    public async Task<Result<string>> Open(Guid listingId, Caller caller, CancellationToken ct)
    {
        if (!await IsTheirs(listingId, caller, ct))
            return Error.NotFound;
        var token = FeedToken.New();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO calendar_feeds (listing_id, token_hash, created_at)
            VALUES ({listingId}, {FeedToken.HashOf(token)}, {clock.Now})
            ON CONFLICT (listing_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
            """,
            ct
        );
        return token;
    }

    public async Task<Result> End(Guid listingId, Caller caller, CancellationToken ct)
    {
        if (!await IsTheirs(listingId, caller, ct))
            return Error.NotFound;
        await db.CalendarFeeds.Where(feed => feed.ListingId == listingId).ExecuteDeleteAsync(ct);
        return Result.Done;
    }

    private Task<bool> IsTheirs(Guid listingId, Caller caller, CancellationToken ct) =>
        db.Listings.AllowedTo(caller, Permission.LinkCalendars).AnyAsync(listing => listing.Id == listingId, ct);
}
