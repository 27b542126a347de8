using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

public static class PaymentQueries
{
    /// <summary>A payment is its guest's to see, and the platform's.</summary>
    public static IQueryable<Payment> VisibleTo(this IQueryable<Payment> payments, Caller caller)
    {
        var userId = caller.UserId;
        return Permissions.AllowsEverywhere(caller, Permission.ReadPayment)
            ? payments
            : payments.Where(payment => payment.GuestId == userId);
    }

    public static IQueryable<Charge> ChargesOf(this AirbnbDb db, Guid bookingId) =>
        db.Charges.Where(charge =>
            db.Payments.Any(payment => payment.Id == charge.PaymentId && payment.BookingId == bookingId)
        );

    /// <summary>The payment that the charge is part of; it does not change.</summary>
    public static IQueryable<Payment> PaymentOf(this AirbnbDb db, Guid chargeId) =>
        db.Payments.AsNoTracking().Where(payment => payment.Charges.Any(charge => charge.Id == chargeId));

    /// <summary>A dated line in the booking's timeline, about money that moved.</summary>
    public static void Note(
        this AirbnbDb db,
        Guid bookingId,
        DateTimeOffset at,
        string what,
        string why,
        Money? money
    ) =>
        db.BookingTimeline.Add(
            new TimelineEntry
            {
                BookingId = bookingId,
                At = at,
                What = what,
                Why = why,
                Amount = money?.Amount,
                Currency = money?.Currency,
            }
        );

    /// <summary>The charge, locked until the transaction ends. What refers to it, such as a refund, need not wait.</summary>
    public static Task<Charge?> LockCharge(this AirbnbDb db, Guid chargeId, CancellationToken ct) =>
        db
            .Charges.FromSql($"SELECT * FROM charges WHERE id = {chargeId} FOR NO KEY UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);

    /// <summary>
    /// The refund, as it stands once its charge is locked: what becomes of a charge's refunds is decided under that lock.
    /// </summary>
    public static async Task<Refund?> LockRefund(this AirbnbDb db, Guid refundId, CancellationToken ct)
    {
        var chargeId = await db
            .Refunds.Where(refund => refund.Id == refundId)
            .Select(refund => (Guid?)refund.ChargeId)
            .SingleOrDefaultAsync(ct);
        if (chargeId is null)
            return null;
        await db.LockCharge(chargeId.Value, ct);
        return await db.Refunds.SingleAsync(refund => refund.Id == refundId, ct);
    }
}
