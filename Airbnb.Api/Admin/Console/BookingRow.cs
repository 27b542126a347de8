using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;

namespace Airbnb.Api.Admin.Console;

/// <summary>A booking in a list of the console.</summary>
public sealed record BookingRow(
    Guid Id,
    Guid ListingId,
    Guid GuestId,
    Guid HostId,
    BookingStatus Status,
    DateOnly CheckIn,
    DateOnly CheckOut,
    Money Total,
    DateTimeOffset CreatedAt
) : IListed
{
    public static readonly Expression<Func<Booking, BookingRow>> Of = booking => new BookingRow(
        booking.Id,
        booking.ListingId,
        booking.GuestId,
        booking.HostId,
        booking.Status,
        booking.CheckIn,
        booking.CheckOut,
        new Money(booking.TotalAmount, booking.Currency),
        booking.CreatedAt
    );
}
