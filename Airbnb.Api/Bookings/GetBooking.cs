using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Bookings;

public sealed record BookingById(Guid Id);

/// <summary>A booking of the caller's, as guest or as host.</summary>
public sealed class GetBooking(AirbnbDb db, CurrentUser user) : Endpoint<BookingById, BookingResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Read a booking and its timeline");
        Description(route => route.Needs(Permission.ReadBooking).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(BookingById request, CancellationToken ct) =>
        await this.SendFound(await Find(request.Id, ct), ct);

    private async Task<BookingResponse?> Find(Guid id, CancellationToken ct)
    {
        var booking = await db
            .Bookings.VisibleTo(user)
            .Where(booking => booking.Id == id)
            .Select(BookingResponse.Of)
            .SingleOrDefaultAsync(ct);
        if (booking is null)
            return null;
        var cancellation = await db
            .Cancellations.Where(cancellation => cancellation.BookingId == id)
            .Select(CancellationResponse.Of)
            .SingleOrDefaultAsync(ct);
        return booking with
        {
            Timeline = await TimelineOf(id, ct),
            Cancellation = cancellation,
            Place = booking.Status is BookingStatus.Confirmed or BookingStatus.InStay ? await PlaceFor(id, ct) : null,
        };
    }

    private async Task<PlaceResponse?> PlaceFor(Guid id, CancellationToken ct)
    {
        var place = await db
            .Listings.Where(listing =>
                db.Bookings.Any(stay => stay.Id == id && stay.GuestId == user.Id && stay.ListingId == listing.Id)
            )
            .Select(listing => listing.Place)
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        return place is null ? null : PlaceResponse.Of(place);
    }

    private Task<List<TimelineResponse>> TimelineOf(Guid id, CancellationToken ct) =>
        (
            from entry in db.BookingTimeline
            join booking in db.Bookings on entry.BookingId equals booking.Id
            where booking.Id == id
            orderby entry.Id
            select new TimelineResponse(
                entry.At,
                entry.Who == booking.GuestId ? BookingSide.Guest
                    : entry.Who == booking.HostId ? BookingSide.Host
                    : null,
                entry.What,
                entry.Why,
                entry.Amount == null ? null : new Money(entry.Amount.Value, entry.Currency!)
            )
        ).ToListAsync(ct);
}
