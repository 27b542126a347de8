using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Pricing;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>What one side of a booking asks the other to change, and what came of it.</summary>
/// <param name="Before">The stay as it was when the alteration was proposed.</param>
/// <param name="Lines">What the guest would pay for the altered stay.</param>
/// <param name="Difference">What the guest pays, too; negative when it is money back.</param>
/// <param name="ExpiresAt">Until then it can be answered, or paid.</param>
public sealed record AlterationResponse(
    Guid Id,
    Guid BookingId,
    AlterationStatus Status,
    BookingSide ProposedBy,
    StayBefore Before,
    DateOnly CheckIn,
    DateOnly CheckOut,
    int Guests,
    DateTimeOffset CheckInAt,
    DateTimeOffset CheckOutAt,
    IReadOnlyList<PriceLine> Lines,
    Money Total,
    Money Difference,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? EndedAt
) : IListed
{
    /// <summary>For the guest, while the difference is to be paid; only where one alteration is read, not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PaymentToMake? Payment { get; init; }

    public static readonly Expression<Func<Alteration, AlterationResponse>> Of = alteration => new AlterationResponse(
        alteration.Id,
        alteration.BookingId,
        alteration.Status,
        alteration.ProposedBy,
        new StayBefore(
            alteration.FromCheckIn,
            alteration.FromCheckOut,
            alteration.FromGuests,
            new Money(alteration.FromTotalAmount, alteration.Currency)
        ),
        alteration.CheckIn,
        alteration.CheckOut,
        alteration.Guests,
        alteration.CheckInAt,
        alteration.CheckOutAt,
        alteration.Lines,
        new Money(alteration.TotalAmount, alteration.Currency),
        new Money(alteration.TotalAmount - alteration.FromTotalAmount, alteration.Currency),
        alteration.CreatedAt,
        alteration.ExpiresAt,
        alteration.EndedAt
    );
}

public sealed record StayBefore(DateOnly CheckIn, DateOnly CheckOut, int Guests, Money Total);
