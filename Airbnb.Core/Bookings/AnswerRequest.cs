using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Messaging.Masking;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>The host's answer to a request to book; none within a day is one too.</summary>
public sealed class AnswerRequest(AirbnbDb db, BookingChange change, EndRequest end, PlatformClock clock)
{
    /// <summary>What the card answers for is taken now; the booking is confirmed once it is here.</summary>
    public Task<Result<Booking>> Accept(Guid bookingId, Caller caller, IdempotencyKey key, CancellationToken ct) =>
        change.Once(bookingId, key, () => Accept(bookingId, caller, ct), ct);

    public Task<Result<Booking>> Decline(
        Guid bookingId,
        string? reason,
        Caller caller,
        IdempotencyKey key,
        CancellationToken ct
    ) => change.Once(bookingId, key, () => Decline(bookingId, reason, caller, ct), ct);

    private async Task<Result<Booking>> Accept(Guid bookingId, Caller caller, CancellationToken ct)
    {
        var open = await OpenRequest(bookingId, caller, ct);
        if (open.Error is { } refusal)
            return refusal;
        var booking = open.Value;
        var charge = await db.ChargesOf(bookingId).SingleAsync(charge => charge.AlterationId == null, ct);
        if (!charge.IsSecured)
            return BookingErrors.NotRequested; // the card's word is gone, which is about to end the request
        booking.Accept(clock.Now);
        await db.CancelDeadlines<RequestDeadlinePassed>(bookingId, ct);
        if (charge.Status is ChargeStatus.Succeeded)
            db.Publish(new ChargeSucceeded(charge.Id, bookingId)); // at a gateway that cannot wait with the capture
        else
            db.Publish(new CaptureIntended(charge.Id));
        return booking;
    }

    private async Task<Result<Booking>> Decline(Guid bookingId, string? reason, Caller caller, CancellationToken ct)
    {
        var open = await OpenRequest(bookingId, caller, ct);
        if (open.Error is { } refusal)
            return refusal;
        // The guest reads it, and the two have agreed on nothing.
        open.Value.Decline(clock.Now, reason is null ? null : ContactDetails.MaskIn(reason).Text);
        await end.LetGo(open.Value, ct);
        db.Publish(new BookingDeclined(bookingId));
        return open;
    }

    private async Task<Result<Booking>> OpenRequest(Guid bookingId, Caller caller, CancellationToken ct)
    {
        var locked = await db.LockBookingOf(BookingSide.Host, bookingId, caller, ct);
        if (locked.Error is { } refusal)
            return refusal;
        if (locked.Value.Status is not BookingStatus.Requested)
            return BookingErrors.NotRequested;
        return locked.Value.AnswerBy > clock.Now ? locked : BookingErrors.AnswerTooLate;
    }
}
