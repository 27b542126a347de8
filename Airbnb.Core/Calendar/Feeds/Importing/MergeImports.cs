using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Gives the nights of imported events that nobody else has to the calendar that they came from.</summary>
public sealed class MergeImports(AirbnbDb db)
{
    /// <summary>A booking gave nights back that another platform may have had all the while.</summary>
    public Task<Result> AfterBooking(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                var home = db.Bookings.Where(booking => booking.Id == bookingId).Select(booking => booking.ListingId);
                var sources = await db
                    .CalendarSources.Where(source => home.Contains(source.ListingId))
                    .OrderBy(source => source.Id)
                    .Select(source => new { source.Id, source.ListingId })
                    .ToListAsync(ct);
                foreach (var source in sources)
                    await Of(source.Id, source.ListingId, ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>Call it inside the transaction of the use case.</summary>
    public async Task Of(Guid sourceId, Guid listingId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        await db.Occupied.Where(row => row.SourceId == sourceId).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO occupied (id, listing_id, kind, source_id, nights)
            SELECT gen_random_uuid(), {listingId}, 'import', {sourceId}, part FROM unnest(
                (SELECT coalesce(range_agg(nights), datemultirange()) FROM imported_events
                 WHERE source_id = {sourceId})
                - (SELECT coalesce(range_agg(nights), datemultirange()) FROM occupied
                   WHERE listing_id = {listingId})) AS part
            """,
            ct
        );
    }
}
