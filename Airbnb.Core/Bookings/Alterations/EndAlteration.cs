using Airbnb.Core.Calendar;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;

namespace Airbnb.Core.Bookings.Alterations;

/// <summary>
/// Ends an alteration that does not come about: the booking stays as it is, what was held for it is free, and nobody
/// keeps money for it. Call it in the transaction that locked the booking, and save afterwards.
/// </summary>
public sealed class EndAlteration(AirbnbDb db, AlteredNights nights, PlatformClock clock)
{
    /// <summary>Whatever of the booking's alterations is still open, because the booking itself ends.</summary>
    public async Task LapseOpen(Booking booking, string why, CancellationToken ct)
    {
        if (await db.OpenAlterationOf(booking.Id, ct) is { } open)
            await Lapse(booking, open, why, ct);
    }

    public async Task Lapse(Booking booking, Alteration alteration, string why, CancellationToken ct)
    {
        await End(booking, alteration, AlterationStatus.Lapsed, null, why, ct);
        db.Publish(new AlterationLapsed(booking.Id, alteration.Id));
    }

    public async Task Decline(Booking booking, Alteration alteration, Guid who, CancellationToken ct)
    {
        await End(booking, alteration, AlterationStatus.Declined, who, "Declined by the other side", ct);
        db.Publish(new AlterationDeclined(booking.Id, alteration.Id));
    }

    public async Task Withdraw(Booking booking, Alteration alteration, Guid who, CancellationToken ct)
    {
        await End(booking, alteration, AlterationStatus.Withdrawn, who, "Withdrawn", ct);
        db.Publish(new AlterationWithdrawn(booking.Id, alteration.Id));
    }

    /// <summary>Money that came for an alteration which cannot come about: all that was not sent back yet.</summary>
    public async Task PayBack(Booking booking, Charge charge, CancellationToken ct)
    {
        var back = await db.GiveBack(charge, "alteration_not_applied", clock.Now, ct);
        if (back.Amount > 0)
            booking.Refund(clock.Now, back, "Paid for an alteration that is not to be");
        await db.SaveChangesAsync(ct); // so that whoever plans the next refund sees this one
    }

    private async Task End(
        Booking booking,
        Alteration alteration,
        AlterationStatus status,
        Guid? who,
        string why,
        CancellationToken ct
    )
    {
        var wasAccepted = alteration.Status is AlterationStatus.AwaitingPayment;
        alteration.End(status, clock.Now);
        booking.Note(clock.Now, who, $"alteration_{SnakeCase.Of(status.ToString())}", why, null);
        await db.CancelAlterationDeadlines(alteration.Id, ct);
        if (!wasAccepted)
            return;
        await nights.Lock(booking.ListingId, ct);
        await nights.GiveBack(booking.NightsFor(alteration), ct);
        if (await db.ChargeOf(alteration, ct) is not { } known)
            return;
        // Locked, so that a payment of this very moment is either here to be sent back or not here at all.
        var charge = (await db.LockCharge(known.Id, ct))!;
        if (charge.Status is ChargeStatus.Succeeded)
            await PayBack(booking, charge, ct);
        else if (!charge.IsOver)
            db.Publish(new ReleaseIntended(charge.Id));
    }
}
