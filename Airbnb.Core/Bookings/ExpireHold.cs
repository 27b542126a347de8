using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>
/// Ends a hold that nobody paid. The charge is cancelled at the gateway first, so that nothing can be paid for nights
/// that are free again; "it succeeded just now" settles it instead, and what a bank is still moving was paid in time:
/// its nights are kept. Safe to repeat from any step.
/// </summary>
public sealed class ExpireHold(
    AirbnbDb db,
    Occupancy occupancy,
    IPaymentGateway gateway,
    SettleCharge settle,
    FollowCharge follow,
    PlatformClock clock
)
{
    /// <exception cref="GatewayUnavailableException">How the payment stands is not known: try again.</exception>
    public async Task<Result> After(Guid bookingId, CancellationToken ct)
    {
        var charge = await db.ChargesOf(bookingId)
            .AsNoTracking()
            .SingleAsync(charge => charge.AlterationId == null, ct);
        if (!charge.IsOver)
        {
            var ended = await Cancel(charge, bookingId, ct);
            if (ended.Error is { } refusal)
                return charge.GatewayId is null ? await Refused(bookingId, ct) : refusal;
            if (ended.Value.State is GatewayChargeState.Open)
                throw new GatewayUnavailableException($"Charge {charge.Id} cannot be ended now.");
            if (ended.Value.State is GatewayChargeState.Processing && await Waits(bookingId, ct))
                return Result.Done;
            var settled = await settle.From(ended.Value, charge.Gateway, ct);
            if (!settled.Succeeded)
                return settled;
        }
        return await Free(bookingId, ct);
    }

    /// <summary>
    /// Frees the nights though the gateway does not answer; the charge is still to be cancelled. It is asked once more:
    /// perhaps we were away for so long, and not the gateway.
    /// </summary>
    public async Task<Result> WithoutAnswer(Guid bookingId, CancellationToken ct)
    {
        try
        {
            if (await After(bookingId, ct) is { Succeeded: true } ended)
                return ended;
        }
        catch (GatewayUnavailableException)
        {
            // For this the nights are freed below, by the rule.
        }
        return await Free(bookingId, ct);
    }

    /// <summary>The gateway does not take the payment at all: there is nothing to hold the nights for.</summary>
    public Task<Result> Refused(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                var chargeId = await db.ChargesOf(bookingId).Select(charge => charge.Id).SingleAsync(ct);
                if (await db.LockCharge(chargeId, ct) is { Status: ChargeStatus.Intended } charge)
                    charge.Cancel(clock.Now);
                await db.SaveChangesAsync(ct);
                return await Free(bookingId, ct);
            },
            ct
        );

    private async Task<Result<GatewayCharge>> Cancel(Charge charge, Guid bookingId, CancellationToken ct)
    {
        // We may have died between asking and noting the answer: asking again under the same key finds it.
        var seen = charge.GatewayId is { } known
            ? await gateway.Read(known, ct)
            : await gateway.Open(charge.OrderFor(bookingId), ct);
        // What is reserved was reserved in time: to cancel it would be to lose the guest's request.
        return seen is { Succeeded: true, Value.State: GatewayChargeState.Open }
            ? await gateway.Cancel(seen.Value.Id, ct)
            : seen;
    }

    /// <summary>Looks again in a while, and lets nobody wait for a bank beyond check-in.</summary>
    private async Task<bool> Waits(Guid bookingId, CancellationToken ct)
    {
        var waits = await db.InTransaction<bool>(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { Status: BookingStatus.Held } booking)
                    return false;
                if (booking.CheckInAt <= clock.Now)
                    return false;
                await db.LookAtHoldAgain(booking, clock.Now, ct);
                await db.SaveChangesAsync(ct);
                return true;
            },
            ct
        );
        return waits.Value;
    }

    private Task<Guid?> PaidBy(Guid bookingId, CancellationToken ct) =>
        db.ChargesOf(bookingId)
            .Where(c => c.Status == ChargeStatus.Succeeded || c.Status == ChargeStatus.Authorised)
            .Select(charge => (Guid?)charge.Id)
            .SingleOrDefaultAsync(ct);

    private Task<Result> Free(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { Status: BookingStatus.Held } booking)
                    return Result.Done;
                if (await PaidBy(bookingId, ct) is { } chargeId)
                    return await follow.Secured(bookingId, chargeId, ct); // nobody else may have heard of it
                booking.Expire(clock.Now, "Not paid in time");
                await occupancy.Free(bookingId, ct);
                db.Publish(new BookingExpired(bookingId));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
}
