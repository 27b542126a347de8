using System.Security.Cryptography;
using Airbnb.Api.Http;
using Airbnb.Api.Listings;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar.Feeds;
using FastEndpoints;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Calendar;

/// <param name="Url">Whoever has it can read which nights are taken. It is told this once.</param>
public sealed record CalendarFeedResponse(string Url);

/// <summary>
/// Gives a home's calendar an address for other platforms, or another one: the one before answers no more.
/// </summary>
public sealed class PostCalendarFeed(KeepFeed feed, PublicAddress address, CurrentUser user)
    : Endpoint<ListingById, CalendarFeedResponse>
{
    public override void Configure()
    {
        Post("{id}/calendar-feed");
        Group<ListingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Open or move a calendar's iCal feed";
            summary.Description =
                "An iCalendar file of the nights that are held, booked or closed, without names. What was taken over from "
                + "other calendars is not in it.";
        });
        Description(route =>
            route.Needs(Permission.LinkCalendars).Creates<CalendarFeedResponse>().Refuses(400, 401, 404)
        );
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var opened = (await feed.Open(request.Id, user, ct)).Map(token => address.Of($"calendars/{token}.ics"));
        await this.SendCreated(opened, url => url.ToString(), url => new CalendarFeedResponse(url.ToString()), ct);
    }
}

/// <summary>Ends the feed: its address answers no more.</summary>
public sealed class DeleteCalendarFeed(KeepFeed feed, CurrentUser user) : Endpoint<ListingById>
{
    public override void Configure()
    {
        Delete("{id}/calendar-feed");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "End a calendar's iCal feed");
        Description(route => route.Needs(Permission.LinkCalendars).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct) =>
        await this.SendResult(await feed.End(request.Id, user, ct), ct);
}

/// <param name="Token">The secret of the address.</param>
public sealed record CalendarFeedByToken(string Token);

/// <summary>Which nights of a home are taken, as an iCalendar file (RFC 5545). The address is the permission.</summary>
public sealed class GetCalendarFeed(ReadFeed feed) : Endpoint<CalendarFeedByToken>
{
    public override void Configure()
    {
        Get("calendars/{token}.ics");
        RoutePrefixOverride("");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a calendar's iCal feed");
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .WithTags("Listings")
                .Produces<Stream>(StatusCodes.Status200OK, "text/calendar")
                .Refuses(400, 404)
        );
    }

    public override async Task HandleAsync(CalendarFeedByToken request, CancellationToken ct)
    {
        if (await feed.Of(request.Token, ct) is not { } file)
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        var headers = HttpContext.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\"");
        await this.Send(Results.File(file, "text/calendar; charset=utf-8", "calendar.ics", entityTag: tag), ct);
    }
}
