using Airbnb.Api.Http;
using Airbnb.Core;
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
        Description(route => route.Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(BookingById request, CancellationToken ct)
    {
        Result<BookingResponse> found = await Find(request.Id, ct) is { } booking ? booking : Error.NotFound;
        await this.SendResult(found, response => response, ct);
    }

    private async Task<BookingResponse?> Find(Guid id, CancellationToken ct)
    {
        var booking = await db
            .Bookings.VisibleTo(user)
            .Where(booking => booking.Id == id)
            .Select(BookingResponse.Of)
            .SingleOrDefaultAsync(ct);
        if (booking is null)
            return null;
        var timeline = await db
            .BookingTimeline.AsNoTracking()
            .Where(entry => entry.BookingId == id)
            .OrderBy(entry => entry.Id)
            .ToListAsync(ct);
        var cancellation = await db
            .Cancellations.Where(cancellation => cancellation.BookingId == id)
            .Select(CancellationResponse.Of)
            .SingleOrDefaultAsync(ct);
        return booking with { Timeline = timeline.ConvertAll(Respond), Cancellation = cancellation };
    }

    private static TimelineResponse Respond(TimelineEntry entry) =>
        new(entry.At, entry.What, entry.Why, entry.Amount is { } amount ? new Money(amount, entry.Currency!) : null);
}
