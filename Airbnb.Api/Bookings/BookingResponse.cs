using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Pricing;

namespace Airbnb.Api.Bookings;

/// <summary>A booking, as its guest and its host see it.</summary>
/// <param name="CheckInAt">The home's check-in hour, as an instant.</param>
/// <param name="Lines">What the guest pays for.</param>
public sealed record BookingResponse(
    Guid Id,
    Guid ListingId,
    BookingStatus Status,
    DateOnly CheckIn,
    DateOnly CheckOut,
    int Guests,
    DateTimeOffset CheckInAt,
    DateTimeOffset CheckOutAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset HoldExpiresAt,
    IReadOnlyList<PriceLine> Lines,
    Money Total
) : IListed
{
    /// <summary>Its life so far; only where one booking is read, not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimelineResponse>? Timeline { get; init; }

    public static readonly Expression<Func<Booking, BookingResponse>> Of = booking => new BookingResponse(
        booking.Id,
        booking.ListingId,
        booking.Status,
        booking.CheckIn,
        booking.CheckOut,
        booking.Guests,
        booking.CheckInAt,
        booking.CheckOutAt,
        booking.CreatedAt,
        booking.HoldExpiresAt,
        booking.Lines,
        new Money(booking.TotalAmount, booking.Currency)
    );
}

/// <summary>One dated line in the life of a booking.</summary>
/// <param name="What">Such as <c>confirmed</c>.</param>
/// <param name="Money">What it moved; negative towards the guest.</param>
public sealed record TimelineResponse(DateTimeOffset At, string What, string Why, Money? Money);
