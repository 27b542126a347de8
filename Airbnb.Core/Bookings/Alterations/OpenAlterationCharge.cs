using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>Asks the gateway for the payment of an accepted alteration. Safe to repeat, and to do twice at once.</summary>
public sealed class OpenAlterationCharge(AirbnbDb db, IPaymentGateway gateway, EndAlteration end, PlatformClock clock)
{
    /// <summary>Leaves it to the Worker, which tries again, when the gateway cannot be reached just now.</summary>
    public async Task<Result> TryOpen(Guid alterationId, CancellationToken ct)
    {
        try
        {
            return await Open(alterationId, ct);
        }
        catch (GatewayUnavailableException)
        {
            return Result.Done;
        }
    }

    /// <exception cref="GatewayUnavailableException">Try again.</exception>
    public async Task<Result> Open(Guid alterationId, CancellationToken ct)
    {
        // In one statement: another who asks at once may end both between two.
        var known = await db
            .Alterations.AsNoTracking()
            .Where(alteration => alteration.Id == alterationId)
            .Select(alteration => new
            {
                Alteration = alteration,
                Charge = db.Charges.SingleOrDefault(charge => charge.AlterationId == alteration.Id),
            })
            .SingleAsync(ct);
        var (alteration, charge) = (known.Alteration, known.Charge);
        if (
            charge is { Status: ChargeStatus.Cancelled, GatewayId: null }
            && alteration.Status is AlterationStatus.Lapsed
        )
            return PaymentErrors.GatewayRefused; // whoever asked at once was told so
        if (
            charge is not { Status: ChargeStatus.Intended }
            || alteration.Status is not AlterationStatus.AwaitingPayment
        )
            return Result.Done;
        var asked = await gateway.Open(charge.OrderFor(alteration.BookingId), ct);
        return asked.Error is { } refusal
            ? await Refused(alteration, charge.Id, refusal, ct)
            : await Record(charge.Id, asked.Value, ct);
    }

    private Task<Result> Record(Guid chargeId, GatewayCharge seen, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                (await db.LockCharge(chargeId, ct))!.Open(seen);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>It does not take the payment at all: there is nothing to wait for.</summary>
    private async Task<Result> Refused(Alteration alteration, Guid chargeId, Error refusal, CancellationToken ct)
    {
        var ended = await db.InTransaction(
            async () =>
            {
                var booking = (await db.LockBooking(alteration.BookingId, ct))!;
                if (await db.LockCharge(chargeId, ct) is { Status: ChargeStatus.Intended } charge)
                    charge.Cancel(clock.Now);
                // While the gateway was asked, it may have been taken back, and another one proposed.
                var own = await db.Alterations.AsTracking().SingleAsync(a => a.Id == alteration.Id, ct);
                if (own.Status.IsOpen())
                    await end.Lapse(booking, own, refusal.Message, ct);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
        return ended.Succeeded ? refusal : ended;
    }
}
