using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;

namespace Airbnb.Api.Payments;

/// <summary>All that a guest pays for one booking. Cards are the provider's business: nothing of them is kept here.</summary>
/// <param name="Charged">What was paid.</param>
/// <param name="Refunded">What came back.</param>
public sealed record PaymentResponse(
    Guid Id,
    string Provider,
    PaidBookingResponse Booking,
    Money Charged,
    Money Refunded,
    DateTimeOffset CreatedAt
) : IListed
{
    /// <summary>Only where one payment is read, not in lists; so are refunds and disputes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChargeResponse>? Charges { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RefundResponse>? Refunds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DisputeResponse>? Disputes { get; init; }

    public static Expression<Func<Payment, PaymentResponse>> In(AirbnbDb db) =>
        payment => new PaymentResponse(
            payment.Id,
            payment.Gateway,
            db.Bookings.Where(booking => booking.Id == payment.BookingId)
                .Select(booking => new PaidBookingResponse(
                    booking.Id,
                    booking.ListingId,
                    db.Listings.Where(listing => listing.Id == booking.ListingId).Select(l => l.Title).Single(),
                    booking.Status,
                    booking.CheckIn,
                    booking.CheckOut,
                    new Money(booking.TotalAmount, booking.Currency)
                ))
                .Single(),
            new Money(
                payment.Charges.Where(charge => charge.Status == ChargeStatus.Succeeded).Sum(charge => charge.Amount),
                db.Bookings.Where(booking => booking.Id == payment.BookingId).Select(b => b.Currency).Single()
            ),
            new Money(
                db.Refunds.Where(refund =>
                        refund.Status == RefundStatus.Succeeded || refund.Status == RefundStatus.Covered
                    )
                    .Where(refund => payment.Charges.Any(charge => charge.Id == refund.ChargeId))
                    .Sum(refund => refund.WrittenOff ?? refund.Amount),
                db.Bookings.Where(booking => booking.Id == payment.BookingId).Select(b => b.Currency).Single()
            ),
            payment.CreatedAt
        );
}

/// <summary>What the payment is for.</summary>
/// <param name="Home">The listing's title.</param>
/// <param name="Total">The price as last accepted.</param>
public sealed record PaidBookingResponse(
    Guid Id,
    Guid ListingId,
    string Home,
    BookingStatus Status,
    DateOnly CheckIn,
    DateOnly CheckOut,
    Money Total
);

/// <summary>One movement of money from the guest.</summary>
/// <param name="CapturesLater">Reserved first, and taken once the host has accepted.</param>
/// <param name="AlterationId">The change of the booking that it pays for.</param>
/// <param name="EndedAt">When it was paid, or came to nothing.</param>
public sealed record ChargeResponse(
    Guid Id,
    ChargeStatus Status,
    Money Amount,
    bool CapturesLater,
    Guid? AlterationId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt
)
{
    public static readonly Expression<Func<Charge, ChargeResponse>> Of = charge => new ChargeResponse(
        charge.Id,
        charge.Status,
        new Money(charge.Amount, charge.Currency),
        charge.CapturesLater,
        charge.AlterationId,
        charge.CreatedAt,
        charge.EndedAt
    );
}

/// <summary>Money on its way back to the guest.</summary>
/// <param name="ChargeId">The charge that it was paid with.</param>
public sealed record RefundResponse(
    Guid Id,
    Guid ChargeId,
    RefundStatus Status,
    Money Amount,
    string Reason,
    DateTimeOffset CreatedAt
)
{
    public static readonly Expression<Func<Refund, RefundResponse>> Of = refund => new RefundResponse(
        refund.Id,
        refund.ChargeId,
        refund.Status,
        new Money(refund.Amount, refund.Currency),
        refund.Reason,
        refund.CreatedAt
    );
}

/// <summary>The guest's bank takes a charge back, or asks about it.</summary>
/// <param name="Reason">In the provider's words.</param>
public sealed record DisputeResponse(
    Guid Id,
    Guid ChargeId,
    DisputeStatus Status,
    Money Amount,
    string Reason,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt
)
{
    public static readonly Expression<Func<Dispute, DisputeResponse>> Of = dispute => new DisputeResponse(
        dispute.Id,
        dispute.ChargeId,
        dispute.Status,
        new Money(dispute.Amount, dispute.Currency),
        dispute.Reason,
        dispute.OpenedAt,
        dispute.ClosedAt
    );
}
