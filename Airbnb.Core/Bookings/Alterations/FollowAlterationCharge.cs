using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>
/// What becomes of an accepted alteration when the guest has paid the difference: it is applied, or, when that is no
/// longer possible, the payment goes back in full.
/// </summary>
public sealed class FollowAlterationCharge(AirbnbDb db, ApplyAlteration apply, EndAlteration end, PlatformClock clock)
{
    /// <summary>The money is here.</summary>
    public Task<Result> Paid(Guid bookingId, Guid chargeId, CancellationToken ct) =>
        Follow(
            bookingId,
            chargeId,
            (booking, alteration, charge) =>
                charge.Status is ChargeStatus.Succeeded
                    ? Paid(booking, alteration, charge, ct)
                    : Task.FromResult<Result>(PaymentErrors.Mismatch),
            ct
        );

    /// <summary>Nobody can pay the charge any more: the alteration it pays for cannot come about.</summary>
    public Task<Result> Failed(Guid bookingId, Guid chargeId, CancellationToken ct) =>
        Follow(
            bookingId,
            chargeId,
            async (booking, alteration, charge) =>
            {
                if (alteration.Status.IsOpen() && charge.Status is ChargeStatus.Cancelled)
                    await end.Lapse(booking, alteration, "The payment was cancelled", ct);
                return Result.Done;
            },
            ct
        );

    private async Task<Result> Paid(Booking booking, Alteration alteration, Charge charge, CancellationToken ct)
    {
        if (alteration.Status is AlterationStatus.Applied)
            return Result.Done;
        if (alteration.Status is AlterationStatus.AwaitingPayment && charge.Due != alteration.Difference)
            return PaymentErrors.Mismatch;
        if (alteration.Status is AlterationStatus.AwaitingPayment && alteration.Fits(booking, clock.Now))
            return await apply.To(booking, alteration, ct);
        if (alteration.Status.IsOpen())
            await end.Lapse(booking, alteration, "Paid when it could not be applied any more", ct);
        else
            await end.PayBack(booking, charge, ct);
        return Result.Done;
    }

    private Task<Result> Follow(
        Guid bookingId,
        Guid chargeId,
        Func<Booking, Alteration, Charge, Task<Result>> follow,
        CancellationToken ct
    ) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { } booking)
                    return Error.NotFound;
                var charge = await db.Charges.AsNoTracking().SingleAsync(charge => charge.Id == chargeId, ct);
                if (charge.AlterationId is not { } alterationId)
                    return Result.Done; // it pays for the booking itself
                var alteration = await db.Alterations.AsTracking().SingleAsync(a => a.Id == alterationId, ct);
                var followed = await follow(booking, alteration, charge);
                if (followed.Succeeded)
                    await db.SaveChangesAsync(ct);
                return followed;
            },
            ct
        );
}
