using Airbnb.Core.Access;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>Begins and ends taking over other calendars. The Worker reads them.</summary>
public sealed class KeepSources(AirbnbDb db, IOptions<CalendarOptions> options, PlatformClock clock)
{
    public Task<Result<CalendarSource>> Add(
        Guid listingId,
        string name,
        string url,
        Caller caller,
        CancellationToken ct
    ) =>
        db.InTransaction<CalendarSource>(
            async () =>
            {
                if (await Lock(listingId, caller, ct) is not { } listing)
                    return Error.NotFound;
                if (listing.Status is ListingStatus.Archived)
                    return ListingErrors.Archived;
                var allowed = CalendarUrl.Parse(url, options.Value);
                if (allowed.Error is { } refusal)
                    return refusal;
                var source = new CalendarSource
                {
                    ListingId = listingId,
                    Name = name,
                    Url = allowed.Value.AbsoluteUri,
                    CreatedAt = clock.Now,
                };
                if (await Refusal(source, ct) is { } unwanted)
                    return unwanted;
                db.CalendarSources.Add(source);
                db.Publish(new CalendarSyncDue(source.Id));
                await db.SaveChangesAsync(ct);
                return source;
            },
            ct
        );

    public async Task<Result> Sync(Guid listingId, Guid sourceId, Caller caller, CancellationToken ct)
    {
        if (!await Own(listingId, sourceId, caller).AnyAsync(ct))
            return Error.NotFound;
        db.Publish(new CalendarSyncDue(sourceId));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    /// <summary>Its nights are free at once.</summary>
    public Task<Result> Remove(Guid listingId, Guid sourceId, Caller caller, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                await Lock(listingId, caller, ct);
                if (await Own(listingId, sourceId, caller).ExecuteDeleteAsync(ct) == 0)
                    return Error.NotFound;
                await db.Occupied.Where(row => row.SourceId == sourceId).ExecuteDeleteAsync(ct);
                await db.CancelDeadlines<CalendarSyncDue>(sourceId, ct);
                return Result.Done;
            },
            ct
        );

    private IQueryable<CalendarSource> Own(Guid listingId, Guid sourceId, Caller caller) =>
        db
            .CalendarSources.VisibleTo(caller, db)
            .Where(source => source.ListingId == listingId && source.Id == sourceId);

    private async Task<Listing?> Lock(Guid listingId, Caller caller, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        return await db.FindListing(listingId, caller, Permission.LinkCalendars, ct);
    }

    private async Task<Error?> Refusal(CalendarSource added, CancellationToken ct)
    {
        var urls = await db
            .CalendarSources.Where(source => source.ListingId == added.ListingId)
            .Select(source => source.Url)
            .ToListAsync(ct);
        return urls.Contains(added.Url, StringComparer.Ordinal) ? FeedErrors.SourceThereAlready
            : urls.Count >= CalendarSource.MostOfAHome ? FeedErrors.TooManySources
            : null;
    }
}
