using Airbnb.Core.Calendar;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Listings;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Bookings;

/// <summary>A booking whose guest may pay now.</summary>
public sealed record HeldStay(Booking Booking, Charge Charge, string PublishableKey);

/// <summary>
/// Holds the nights of a quote for its guest and asks the gateway for the payment. In steps: nights, booking and
/// intended charge in one transaction; the gateway's charge; its id. A repeat under the same key goes on where a crash
/// left off.
/// </summary>
public sealed class BookStay(
    AirbnbDb db,
    Quotes quotes,
    PriceStay price,
    Occupancy occupancy,
    IdempotentRequests requests,
    ExpireHold expire,
    IPaymentGateway gateway,
    IOptions<BookingSchedule> schedule,
    PlatformClock clock
)
{
    private BookingOptions Rules => schedule.Value.At(clock.Now);

    public async Task<Result<HeldStay>> Hold(string quote, Guid guestId, IdempotencyKey key, CancellationToken ct)
    {
        var bookingId = key.Subject;
        if (bookingId is null)
        {
            var held = await HoldNights(quote, guestId, key, ct);
            if (held.Error is { } refusal)
                return refusal;
            bookingId = held.Value;
        }
        return await OpenCharge(bookingId.Value, ct);
    }

    private async Task<Result<Guid>> HoldNights(string text, Guid guestId, IdempotencyKey key, CancellationToken ct)
    {
        var opened = quotes.Open(text);
        if (opened.Error is { } refusal)
            return refusal;
        return await db.InTransaction(() => HoldNights(opened.Value, guestId, key, ct), ct);
    }

    private async Task<Result<Guid>> HoldNights(Quote quote, Guid guestId, IdempotencyKey key, CancellationToken ct)
    {
        if (await requests.SubjectOf(key, ct) is { } held)
            return held;
        if (await HasTooManyHolds(guestId, ct))
            return BookingErrors.TooManyHolds;
        var bookingId = Guid.CreateVersion7();
        var stay = new StayRequest(quote.ListingId, quote.Dates, quote.Party.Guests, guestId, quote.Party.Pets);
        var listing = await occupancy.Hold(stay, bookingId, ct);
        if (listing.Error is { } refusal)
            return refusal;
        if (quote.IsPromoted && !await price.HasPromotionLeft(quote.ListingId, ct))
            return QuoteErrors.PriceChanged; // counted while the home is ours: many may have been quoted it
        var booking = Booking.Hold(bookingId, quote, listing.Value, guestId, Rules.HoldTime, clock.Now);
        db.Bookings.Add(booking);
        db.Payments.Add(PaymentFor(booking));
        db.SetHoldDeadlines(booking);
        await db.SaveChangesAsync(ct);
        await requests.Record(key, bookingId, ct);
        return bookingId;
    }

    /// <summary>One guest's bookings come one after another, or many at once would all see few holds.</summary>
    private async Task<bool> HasTooManyHolds(Guid guestId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM users WHERE id = {guestId} FOR NO KEY UPDATE", ct);
        var held = await db.Bookings.CountAsync(b => b.GuestId == guestId && b.Status == BookingStatus.Held, ct);
        return held >= Rules.MostOpenHolds;
    }

    private Payment PaymentFor(Booking booking)
    {
        var payment = new Payment
        {
            BookingId = booking.Id,
            GuestId = booking.GuestId,
            Gateway = gateway.Name,
            CreatedAt = booking.CreatedAt,
        };
        var capturesLater = booking.Mode is BookingMode.Request && gateway.CanCaptureLater;
        payment.Charge(booking.Total, booking.CreatedAt, capturesLater);
        return payment;
    }

    private async Task<Result<HeldStay>> OpenCharge(Guid bookingId, CancellationToken ct)
    {
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == bookingId, ct);
        var charge = await db.ChargesOf(bookingId)
            .AsNoTracking()
            .SingleAsync(charge => charge.AlterationId == null, ct);
        if (charge.Status is ChargeStatus.Intended)
        {
            if (booking.Status is not BookingStatus.Held)
                return BookingErrors.HoldExpired;
            var asked = await Ask(charge, bookingId, ct);
            if (asked.Error is { Kind: Kind.Refused })
                await expire.Refused(bookingId, ct);
            if (asked.Error is { } refusal)
                return refusal;
            charge = await Note(charge.Id, asked.Value, ct);
        }
        return charge.Status is ChargeStatus.Cancelled
            ? BookingErrors.HoldExpired
            : new HeldStay(booking, charge, gateway.PublishableKey);
    }

    /// <summary>While the gateway was asked, the guest may have taken the booking back, or the hold may have lapsed.</summary>
    private async Task<Charge> Note(Guid chargeId, GatewayCharge opened, CancellationToken ct)
    {
        var noted = await db.InTransaction<Charge>(
            async () =>
            {
                var charge = (await db.LockCharge(chargeId, ct))!;
                charge.Open(opened);
                await db.SaveChangesAsync(ct);
                return charge;
            },
            ct
        );
        return noted.Value;
    }

    private async Task<Result<GatewayCharge>> Ask(Charge charge, Guid bookingId, CancellationToken ct)
    {
        try
        {
            return await gateway.Open(charge.OrderFor(bookingId), ct);
        }
        catch (GatewayUnavailableException)
        {
            return PaymentErrors.GatewayUnavailable; // the hold stays: a repeat asks again, or it lapses by itself
        }
    }
}
