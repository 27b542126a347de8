using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>
/// Ends an alteration that nobody answered or paid. As with a hold, the charge is cancelled at the gateway before the
/// nights are free; "it succeeded just now" applies the alteration instead. Safe to repeat from any step.
/// </summary>
public sealed class LapseAlteration(AirbnbDb db, EndAlteration end, ReleaseCharge release, PlatformClock clock)
{
    /// <exception cref="GatewayUnavailableException">How the payment stands is not known: try again.</exception>
    public async Task<Result> After(Guid alterationId, CancellationToken ct)
    {
        var alteration = await db.Alterations.AsNoTracking().SingleAsync(a => a.Id == alterationId, ct);
        if (alteration.IsOpenAt(clock.Now))
            return Result.Done; // accepted meanwhile: it has another deadline now
        if (await db.ChargeOf(alteration, ct) is { IsOver: false } charge)
        {
            var released = await release.Release(charge.Id, ct);
            if (!released.Succeeded)
                return released;
        }
        return await Lapse(alteration, ct);
    }

    /// <summary>
    /// Frees the nights though the gateway does not answer; the charge is still to be cancelled. It is asked once more:
    /// perhaps we were away for so long, and not the gateway.
    /// </summary>
    public async Task<Result> WithoutAnswer(Guid alterationId, CancellationToken ct)
    {
        try
        {
            if (await After(alterationId, ct) is { Succeeded: true } ended)
                return ended;
        }
        catch (GatewayUnavailableException)
        {
            // For this the nights are freed below, by the rule.
        }
        return await Lapse(await db.Alterations.AsNoTracking().SingleAsync(a => a.Id == alterationId, ct), ct);
    }

    private Task<Result> Lapse(Alteration seen, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                var booking = (await db.LockBooking(seen.BookingId, ct))!;
                var alteration = await db.Alterations.AsTracking().SingleAsync(a => a.Id == seen.Id, ct);
                if (!alteration.Status.IsOpen() || alteration.IsOpenAt(clock.Now))
                    return Result.Done;
                if (await db.ChargeOf(alteration, ct) is { Status: ChargeStatus.Succeeded })
                    return Result.Done; // paid: it is being applied
                var why = alteration.Status is AlterationStatus.Proposed ? "Not answered in time" : "Not paid in time";
                await end.Lapse(booking, alteration, why, ct);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );
}
