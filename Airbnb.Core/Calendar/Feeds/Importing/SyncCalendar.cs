using Airbnb.Core.Calendar.Feeds.Ics;
using Airbnb.Core.Delivery;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Calendar.Feeds.Importing;

/// <summary>
/// Looks at another platform's calendar and takes over what is still free. Safe to repeat, and to run twice at once:
/// who was overtaken looks again.
/// </summary>
public sealed class SyncCalendar(AirbnbDb db, FetchCalendar fetch, MergeImports merge, PlatformClock clock)
{
    /// <summary>Longer than any window of availability.</summary>
    private const int YearsAhead = 3;

    public async Task<Result> Run(Guid sourceId, CancellationToken ct)
    {
        // The next look is set before this one begins: whatever goes wrong, there is one.
        var begun = await db.InTransaction(() => Begin(sourceId, ct), ct);
        if (begun.Error is { } gone)
            return gone == Error.NotFound ? Result.Done : gone;
        var (source, listing) = begun.Value;
        var isKnown = source.MayBeUnchanged(clock.Now);
        var fetched = await fetch.From(
            new Uri(source.Url),
            isKnown ? source.ETag : null,
            isKnown ? source.LastModified : null,
            ct
        );
        var read = fetched.Error is { } unread ? unread : Read(fetched.Value, listing);
        var taken = await db.InTransaction(() => Take(source, fetched, read, ct), ct);
        return taken.Error is { } error ? error
            : taken.Value ? Result.Done
            : await Run(sourceId, ct);
    }

    private async Task<Result<(CalendarSource, Listing)>> Begin(Guid sourceId, CancellationToken ct)
    {
        if (await db.CalendarSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, ct) is not { } source)
            return Error.NotFound;
        var listing = await db.Listings.AsNoTracking().SingleAsync(listing => listing.Id == source.ListingId, ct);
        await db.CancelDeadlines<CalendarSyncDue>(sourceId, ct);
        if (listing.Status is ListingStatus.Archived)
            return Error.NotFound;
        db.SetDeadline(source.Next(clock.Now), sourceId, new CalendarSyncDue(sourceId));
        await db.SaveChangesAsync(ct);
        return (source, listing);
    }

    /// <summary>What it holds; nothing when it has not changed.</summary>
    private Result<IReadOnlyList<FeedEvent>> Read(FetchedCalendar fetched, Listing listing)
    {
        if (fetched.Body is null)
            return Array.Empty<FeedEvent>();
        var zone = listing.Place.TimeZone ?? "Etc/UTC";
        var today = HomeTime.In(zone).Today(clock.Now);
        return IcsCalendar.Read(fetched.Body, zone, today, today.AddYears(YearsAhead));
    }

    /// <summary>False when somebody else has looked since, who may have seen more than we.</summary>
    private async Task<Result<bool>> Take(
        CalendarSource begun,
        Result<FetchedCalendar> fetched,
        Result<IReadOnlyList<FeedEvent>> read,
        CancellationToken ct
    )
    {
        var listingId = begun.ListingId;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        if (await db.CalendarSources.SingleOrDefaultAsync(source => source.Id == begun.Id, ct) is not { } source)
            return true; // it was removed meanwhile
        if (source.LastTriedAt != begun.LastTriedAt)
            return false;
        if (read.Error is { } error)
            source.Fail(error, clock.Now);
        else
            source.Read(fetched.Value, clock.Now);
        if (read.Succeeded && fetched.Value.Body is not null)
            await Replace(source.Id, read.Value, ct);
        await db.CancelDeadlines<CalendarSyncDue>(source.Id, ct);
        db.SetDeadline(source.Next(clock.Now), source.Id, new CalendarSyncDue(source.Id));
        await db.SaveChangesAsync(ct);
        await merge.Of(source.Id, listingId, ct);
        return true;
    }

    private async Task Replace(Guid sourceId, IReadOnlyList<FeedEvent> events, CancellationToken ct)
    {
        await db.ImportedEvents.Where(imported => imported.SourceId == sourceId).ExecuteDeleteAsync(ct);
        db.ImportedEvents.AddRange(
            events.Select(taken => new ImportedEvent
            {
                SourceId = sourceId,
                Uid = taken.Uid,
                Summary = taken.Summary,
                Nights = taken.Nights,
            })
        );
    }
}
