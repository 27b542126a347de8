using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings;

/// <summary>
/// Ends a hold that nobody paid. The charge is cancelled at the gateway first, so that nothing can be paid for nights
/// that are free again; "it succeeded just now" settles it instead. Safe to repeat from any step.
/// </summary>
public sealed class ExpireHold(
    AirbnbDb db,
    Occupancy occupancy,
    IPaymentGateway gateway,
    SettleCharge settle,
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
            var settled = await settle.From(ended.Value, charge.Gateway, ct);
            if (!settled.Succeeded)
                return settled;
        }
        return await Free(bookingId, ct);
    }

    /// <summary>Frees the nights though the gateway has not answered; the charge is still to be cancelled.</summary>
    public Task<Result> WithoutAnswer(Guid bookingId, CancellationToken ct) => Free(bookingId, ct);

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

    private Task<bool> IsPaid(Guid bookingId, CancellationToken ct) =>
        db.ChargesOf(bookingId)
            .AnyAsync(c => c.Status == ChargeStatus.Succeeded || c.Status == ChargeStatus.Authorised, ct);

    private Task<Result> Free(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { Status: BookingStatus.Held } booking)
                    return Result.Done;
                if (await IsPaid(bookingId, ct))
                    return Result.Done; // the confirmation, or the request, is on its way
                booking.Expire(clock.Now, "Not paid in time");
                await occupancy.Free(bookingId, ct);
                db.Publish(new BookingExpired(bookingId));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
}
