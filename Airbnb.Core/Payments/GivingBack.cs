using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

public static class GivingBack
{
    /// <summary>
    /// Intends refunds of the amount over the booking's charges, in the caller's transaction; the Worker sends them.
    /// </summary>
    public static async Task<IReadOnlyList<Refund>> GiveBack(
        this AirbnbDb db,
        Guid bookingId,
        Money amount,
        string reason,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var parts = RefundPlan.Over(await db.RefundableOf(db.PaidFor(bookingId), ct), amount);
        if (parts.Sum(part => part.Amount.Amount) != amount.Amount)
            throw new InvalidOperationException($"Booking {bookingId} has less than {amount} to give back.");
        var refunds = parts.Select(part => Refund.Of(part.Charge, part.Amount, reason, at)).ToList();
        foreach (var refund in refunds)
            db.Intend(refund);
        return refunds;
    }

    /// <summary>Intends a refund of all that is left of one charge.</summary>
    public static async Task<Money> GiveBack(
        this AirbnbDb db,
        Charge charge,
        string reason,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var own = (await db.RefundableOf(db.Charges.Where(paid => paid.Id == charge.Id), ct)).Single();
        if (own.Left.Amount > 0)
            db.Intend(Refund.Of(charge, own.Left, reason, at));
        return own.Left;
    }

    public static void Intend(this AirbnbDb db, Refund refund)
    {
        db.Refunds.Add(refund);
        db.Publish(new RefundIntended(refund.Id));
    }

    /// <summary>
    /// What was paid for the booking as it is. The payment of an alteration that was not applied goes back by itself,
    /// all of it, and can be spent on nothing else.
    /// </summary>
    private static IQueryable<Charge> PaidFor(this AirbnbDb db, Guid bookingId) =>
        db.ChargesOf(bookingId)
            .Where(charge =>
                charge.AlterationId == null
                || db.Alterations.Any(a => a.Id == charge.AlterationId && a.Status == AlterationStatus.Applied)
            );

    /// <summary>What of the charges was paid and has not been promised back.</summary>
    private static async Task<IEnumerable<Refundable>> RefundableOf(
        this AirbnbDb db,
        IQueryable<Charge> of,
        CancellationToken ct
    )
    {
        var charges = await of.Where(charge => charge.Status == ChargeStatus.Succeeded).ToListAsync(ct);
        var ids = charges.Select(charge => charge.Id).ToList();
        // A failed refund is still owed, so it counts until another one takes its place.
        var promised = await db
            .Refunds.Where(refund => ids.Contains(refund.ChargeId))
            .Where(refund => !db.Refunds.Any(other => other.Replaces == refund.Id))
            // Promised was what that pays for, and nothing else.
            .Where(refund => refund.Reason != Refund.SentByHand)
            .GroupBy(refund => refund.ChargeId)
            .Select(refunds => new { ChargeId = refunds.Key, Amount = refunds.Sum(refund => refund.Amount) })
            .ToDictionaryAsync(sum => sum.ChargeId, sum => sum.Amount, ct);
        return charges.Select(charge => new Refundable(
            charge,
            charge.Due - new Money(promised.GetValueOrDefault(charge.Id), charge.Currency)
        ));
    }
}
