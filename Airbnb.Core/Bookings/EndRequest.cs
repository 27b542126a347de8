using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Listings;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>Ends what was not agreed on: the host's day is over, or the guest takes it back.</summary>
public sealed class EndRequest(AirbnbDb db, BookingChange change, Occupancy occupancy, PlatformClock clock)
{
    /// <summary>The host's day to answer is over.</summary>
    public Task<Result> Unanswered(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { Status: BookingStatus.Requested } booking)
                    return Result.Done;
                booking.Expire(clock.Now, "The host did not answer in time");
                await LetGo(booking, ct);
                db.Publish(new BookingExpired(bookingId));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>The guest does not want it any more, before it was paid or the host has accepted.</summary>
    public Task<Result<Booking>> Withdraw(Guid bookingId, Caller caller, IdempotencyKey key, CancellationToken ct) =>
        change.Once(bookingId, key, () => Withdraw(bookingId, caller, ct), ct);

    private async Task<Result<Booking>> Withdraw(Guid bookingId, Caller caller, CancellationToken ct)
    {
        var locked = await db.LockBookingOf(BookingSide.Guest, bookingId, caller, ct);
        if (locked.Error is { } refusal)
            return refusal;
        var booking = locked.Value;
        if (!booking.CanBeWithdrawn || await IsPaid(booking, ct))
            return BookingErrors.NotWithdrawable;
        booking.Withdraw(clock.Now);
        await LetGo(booking, ct);
        db.Publish(new BookingCancelled(bookingId, BookingSide.Guest));
        return booking;
    }

    /// <summary>The money of an instant booking is here: its confirmation is on its way.</summary>
    private async Task<bool> IsPaid(Booking booking, CancellationToken ct) =>
        booking.Mode is BookingMode.Instant
        && await db.ChargesOf(booking.Id).AnyAsync(charge => charge.Status == ChargeStatus.Succeeded, ct);

    /// <summary>Frees the nights, and what the guest has paid or promised.</summary>
    internal async Task LetGo(Booking booking, CancellationToken ct)
    {
        await occupancy.Free(booking.Id, ct);
        await db.CancelHoldDeadlines(booking.Id, ct);
        await db.CancelDeadlines<RequestDeadlinePassed>(booking.Id, ct);
        var charge = await db.ChargesOf(booking.Id).SingleAsync(charge => charge.AlterationId == null, ct);
        if (charge.Status is ChargeStatus.Succeeded)
        {
            await db.GiveBack(booking.Id, charge.Due, "not_agreed", clock.Now, ct);
            booking.Refund(clock.Now, charge.Due, "Nothing was agreed on");
        }
        else if (!charge.IsOver)
            db.Publish(new ReleaseIntended(charge.Id));
    }
}
