using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Bookings;

public enum BookingSide
{
    Guest,
    Host,
}

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

    public override async Task HandleAsync(BookingsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<BookingResponse>>> Find(BookingsQuery query, CancellationToken ct)
    {
        var bookings =
            query.As is BookingSide.Guest
                ? db.Bookings.Where(booking => booking.GuestId == user.Id)
                : db.Bookings.Where(booking => booking.HostId == user.Id);
        if (query.Status is { } status)
            bookings = bookings.Where(booking => booking.Status == status);
        if (query.After is not null)
        {
            var last = Cursor.Read<Guid>(query.After);
            if (last.Error is { } refusal)
                return refusal;
            bookings = bookings.Where(booking => booking.Id.CompareTo(last.Value) < 0);
        }
        var rows = await bookings
            .OrderByDescending(booking => booking.Id)
            .Take(query.Limit + 1)
            .Select(BookingResponse.Of)
            .ToListAsync(ct);
        return Page<BookingResponse>.Of(rows, query.Limit, booking => booking.Id);
    }
}
