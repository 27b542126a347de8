using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Api.Listings;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;

namespace Airbnb.Api.Bookings;

/// <summary>A booking, as its guest and its host see it.</summary>
/// <param name="PolicyId">The version of the cancellation policy that it was made with.</param>
/// <param name="CheckInAt">The home's check-in hour, as an instant.</param>
/// <param name="HoldExpiresAt">Until then the guest may pay.</param>
/// <param name="AnswerBy">Until then the host may accept or decline; null when the guest has not asked.</param>
/// <param name="NoShowAt">When the host said that nobody came.</param>
/// <param name="Lines">What the guest pays for.</param>
public sealed record BookingResponse(
    Guid Id,
    Guid ListingId,
    BookingStatus Status,
    BookingMode Mode,
    Guid PolicyId,
    DateOnly CheckIn,
    DateOnly CheckOut,
    int Guests,
    int Pets,
    DateTimeOffset CheckInAt,
    DateTimeOffset CheckOutAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset HoldExpiresAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? NoShowAt,
    IReadOnlyList<PriceLine> Lines,
    Money Total
) : IListed
{
    /// <summary>Its life so far; only where one booking is read, not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimelineResponse>? Timeline { get; init; }

    /// <summary>How it was ended after it was paid for; only where one booking is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CancellationResponse? Cancellation { get; init; }

    /// <summary>Where to go: for the guest alone, from the confirmation to the check-out, and only where one booking is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlaceResponse? Place { get; init; }

    public static readonly Expression<Func<Booking, BookingResponse>> Of = booking => new BookingResponse(
        booking.Id,
        booking.ListingId,
        booking.Status,
        booking.Mode,
        booking.PolicyId,
        booking.CheckIn,
        booking.CheckOut,
        booking.Guests,
        booking.Pets,
        booking.CheckInAt,
        booking.CheckOutAt,
        booking.CreatedAt,
        booking.HoldExpiresAt,
        booking.AnswerBy,
        booking.ConfirmedAt,
        booking.NoShowAt,
        booking.Lines,
        new Money(booking.TotalAmount, booking.Currency)
    );

    /// <summary>Of a booking that was just changed.</summary>
    public static readonly Func<Booking, BookingResponse> From = Of.Compile();
}

/// <summary>How a stay that was paid for was ended.</summary>
/// <param name="Kept">What the guest pays all the same, line by line.</param>
/// <param name="Refund">What went back to the guest, or is on its way.</param>
/// <param name="Rule">The rule that gave the refund.</param>
public sealed record CancellationResponse(
    BookingSide By,
    DateTimeOffset At,
    string? Reason,
    IReadOnlyList<PriceLine> Kept,
    Money KeptTotal,
    Money Refund,
    string Rule,
    bool IsGrace
)
{
    public static readonly Expression<Func<Cancellation, CancellationResponse>> Of =
        cancellation => new CancellationResponse(
            cancellation.By,
            cancellation.At,
            cancellation.Reason,
            cancellation.KeptLines,
            new Money(cancellation.KeptTotal, cancellation.Currency),
            new Money(cancellation.RefundAmount, cancellation.Currency),
            cancellation.Rule,
            cancellation.IsGrace
        );
}

/// <summary>The home's door.</summary>
public sealed record PlaceResponse(AddressResponse Address, PositionResponse? Position)
{
    public static PlaceResponse Of(Place place) =>
        new(
            new AddressResponse(place.Street, place.City, place.Region, place.Country, place.PostalCode, place.Unit),
            PositionResponse.Of(place.Latitude, place.Longitude, exact: true)
        );
}

/// <summary>One dated line in the life of a booking.</summary>
/// <param name="By">Whose doing it was; null for the platform's.</param>
/// <param name="What">Such as <c>confirmed</c>.</param>
/// <param name="Money">What it moved; negative towards the guest.</param>
public sealed record TimelineResponse(DateTimeOffset At, BookingSide? By, string What, string Why, Money? Money);
