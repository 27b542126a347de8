using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

public static class PaymentQueries
{
    public static IQueryable<Charge> ChargesOf(this AirbnbDb db, Guid bookingId) =>
        db.Charges.Where(charge =>
            db.Payments.Any(payment => payment.Id == charge.PaymentId && payment.BookingId == bookingId)
        );

    /// <summary>The charge, locked until the transaction ends.</summary>
    public static Task<Charge?> LockCharge(this AirbnbDb db, Guid chargeId, CancellationToken ct) =>
        db
            .Charges.FromSql($"SELECT * FROM charges WHERE id = {chargeId} FOR UPDATE")
            .AsTracking()
            .SingleOrDefaultAsync(ct);
}
