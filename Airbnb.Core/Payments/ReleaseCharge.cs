using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>
/// Ends a charge without money: nobody can pay it any more, and what is reserved goes back. When the guest was faster
/// it is settled instead. Safe to repeat from any step.
/// </summary>
public sealed class ReleaseCharge(AirbnbDb db, IPaymentGateway gateway, SettleCharge settle, PlatformClock clock)
{
    /// <exception cref="GatewayUnavailableException">How the charge stands is not known: try again.</exception>
    public async Task<Result> Release(Guid chargeId, CancellationToken ct)
    {
        var charge = await db.Charges.AsNoTracking().SingleAsync(charge => charge.Id == chargeId, ct);
        if (charge.IsOver)
            return Result.Done;
        var known = await KnownAs(charge, ct);
        if (known.Error is not null)
            return await Forget(chargeId, ct);
        var ended = await gateway.Cancel(known.Value, ct);
        if (ended is { Succeeded: true, Value.State: GatewayChargeState.Open or GatewayChargeState.Authorised })
            throw new GatewayUnavailableException($"Charge {chargeId} cannot be ended now.");
        // No bank is stopped in what it does. What comes of it in the end is given back, or released by a later look.
        return ended.Error is { } refusal ? refusal : await settle.From(ended.Value, charge.Gateway, ct);
    }

    /// <summary>
    /// We may have died between asking and noting the answer, or a guest's request may be asking just now: what is not
    /// there yet is asked for under its key, so that whoever asks later gets the cancelled one.
    /// </summary>
    private async Task<Result<string>> KnownAs(Charge charge, CancellationToken ct)
    {
        if (charge.GatewayId is { } id)
            return id;
        var bookingId = await db
            .Payments.Where(payment => payment.Id == charge.PaymentId)
            .Select(payment => payment.BookingId)
            .SingleAsync(ct);
        var order = charge.OrderFor(bookingId);
        var found = await gateway.Find(order, ct);
        return (found.Succeeded ? found : await gateway.Open(order, ct)).Map(charge => charge.Id);
    }

    /// <summary>The gateway does not take the payment at all: there is nothing to end there.</summary>
    private Task<Result> Forget(Guid chargeId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockCharge(chargeId, ct) is { Status: ChargeStatus.Intended } charge)
                    charge.Cancel(clock.Now);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
}
