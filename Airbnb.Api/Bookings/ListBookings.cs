using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings;

/// <summary>Whose bookings, and which.</summary>
public sealed record BookingsQuery
{
    /// <summary>The caller's own stays, or the stays at homes that they host.</summary>
    public BookingSide As { get; init; }

    /// <summary>Only these; say it once for each: <c>status=confirmed&amp;status=in_stay</c>.</summary>
    public IReadOnlyList<BookingStatus>? Status { get; init; }

    /// <summary>Only stays at this home.</summary>
    public Guid? ListingId { get; init; }

    /// <summary>Only stays with a night from this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only stays with a night before this day.</summary>
    public DateOnly? To { get; init; }

    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class BookingsQueryValidator : Validator<BookingsQuery>
{
    public BookingsQueryValidator()
    {
        RuleFor(query => query.Limit).InclusiveBetween(1, 100);
        RuleFor(query => query.To)
            .GreaterThan(query => query.From)
            .When(query => query.From is not null)
            .WithMessage("The day after the period comes after its first.");
    }
}

/// <summary>The caller's bookings, newest first.</summary>
public sealed class ListBookings(AirbnbDb db, CurrentUser user) : Endpoint<BookingsQuery, Page<BookingResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "List the caller's bookings";
            summary.Description =
                "As guest or as host, the newest first; by status, by home, and by the period that a stay touches.";
        });
        Description(route => route.Needs(Permission.ReadBooking).Refuses(400, 401));
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
                : db.Bookings.HostedBy(user);
        if (query.Status is { Count: > 0 } statuses)
            bookings = bookings.Where(booking => statuses.Contains(booking.Status));
        if (query.ListingId is { } listingId)
            bookings = bookings.Where(booking => booking.ListingId == listingId);
        if (query.From is { } from)
            bookings = bookings.Where(booking => booking.CheckOut > from);
        if (query.To is { } to)
            bookings = bookings.Where(booking => booking.CheckIn < to);
        return bookings;
    }
}
