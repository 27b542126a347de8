using Airbnb.Api.Http;
using Airbnb.Api.Listings;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar.Feeds.Importing;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Calendar;

public sealed record CalendarSourceById(Guid Id, Guid SourceId);

/// <summary>The calendars of other platforms that a home takes over, for its host.</summary>
public sealed class ListCalendarSources(AirbnbDb db, FindConflicts conflicts, CurrentUser user)
    : Endpoint<ListingById, CalendarSourcesResponse>
{
    public override void Configure()
    {
        Get("{id}/calendar-sources");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "List imported calendars");
        Description(route => route.Needs(Permission.LinkCalendars).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var isTheirs = await db
            .Listings.AllowedTo(user, Permission.LinkCalendars)
            .AnyAsync(listing => listing.Id == request.Id, ct);
        var sources = db.CalendarSources.Where(source => source.ListingId == request.Id);
        await this.SendFound(
            isTheirs ? new CalendarSourcesResponse(await sources.ToResponses(db, conflicts, ct)) : null,
            ct
        );
    }
}

/// <summary>One of them, with every night that it has although somebody has it here.</summary>
public sealed class GetCalendarSource(AirbnbDb db, FindConflicts conflicts, CurrentUser user)
    : Endpoint<CalendarSourceById, CalendarSourceResponse>
{
    public override void Configure()
    {
        Get("{id}/calendar-sources/{sourceId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Read an imported calendar and its conflicts");
        Description(route => route.Needs(Permission.LinkCalendars).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(CalendarSourceById request, CancellationToken ct)
    {
        var found = await db
            .CalendarSources.VisibleTo(user, db)
            .Where(source => source.ListingId == request.Id && source.Id == request.SourceId)
            .ToResponses(db, conflicts, ct);
        await this.SendFound(found.SingleOrDefault(), ct);
    }
}

/// <summary>Looks at the calendar now instead of at its next time.</summary>
public sealed class PostCalendarSync(KeepSources sources, CurrentUser user)
    : Endpoint<CalendarSourceById, CalendarSyncResponse>
{
    public override void Configure()
    {
        Post("{id}/calendar-sources/{sourceId}/sync");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Sync an imported calendar soon");
        Description(route =>
            route
                .Needs(Permission.LinkCalendars)
                .Produces<CalendarSyncResponse>(StatusCodes.Status202Accepted, "application/json")
                .Refuses(400, 401, 404)
        );
    }

    public override async Task HandleAsync(CalendarSourceById request, CancellationToken ct)
    {
        var asked = await sources.Sync(request.Id, request.SourceId, user, ct);
        var here = $"/{ApiConventions.Prefix}/listings/{request.Id}/calendar-sources/{request.SourceId}";
        await this.SendAccepted(asked, new CalendarSyncResponse(here), ct);
    }
}

/// <param name="Source">Where the result will be.</param>
public sealed record CalendarSyncResponse(string Source);

/// <summary>Takes the calendar over no longer. Its nights are free at once.</summary>
public sealed class DeleteCalendarSource(KeepSources sources, CurrentUser user) : Endpoint<CalendarSourceById>
{
    public override void Configure()
    {
        Delete("{id}/calendar-sources/{sourceId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Remove an imported calendar");
        Description(route => route.Needs(Permission.LinkCalendars).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(CalendarSourceById request, CancellationToken ct) =>
        await this.SendResult(await sources.Remove(request.Id, request.SourceId, user, ct), ct);
}
