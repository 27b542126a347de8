using Airbnb.Api.Http;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings;

/// <summary>Whose bookings, and which.</summary>
public sealed record BookingsQuery
{
    /// <summary>The caller's own stays, or the stays at the caller's homes.</summary>
    public BookingSide As { get; init; }

    public BookingStatus? Status { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class BookingsQueryValidator : Validator<BookingsQuery>
{
    public BookingsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>The caller's bookings, newest first.</summary>
public sealed class ListBookings(AirbnbDb db, CurrentUser user) : Endpoint<BookingsQuery, Page<BookingResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "List the caller's bookings");
        Description(route => route.Refuses(400, 401));
    }

    public override async Task HandleAsync(BookingsQuery request, CancellationToken ct)
    {
        var page = await Wanted(request).ToPage(BookingResponse.Of, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }

    private IQueryable<Booking> Wanted(BookingsQuery query)
    {
        var bookings =
            query.As is BookingSide.Guest
                ? db.Bookings.Where(booking => booking.GuestId == user.Id)
                : db.Bookings.Where(booking => booking.HostId == user.Id);
        return query.Status is { } status ? bookings.Where(booking => booking.Status == status) : bookings;
    }
}
