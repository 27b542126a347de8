using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Statements;

/// <summary>What a guest has paid for a stay, and got back.</summary>
/// <param name="Number">The payment's id.</param>
/// <param name="Lines">Of the price as last accepted.</param>
/// <param name="Net">What was paid and did not come back.</param>
public sealed record Receipt(
    Guid Number,
    Guid BookingId,
    string Guest,
    string Home,
    DateOnly CheckIn,
    DateOnly CheckOut,
    IReadOnlyList<ReceiptLine> Lines,
    Money Total,
    IReadOnlyList<ReceiptMovement> Payments,
    IReadOnlyList<ReceiptMovement> Refunds,
    Money Net
);

/// <param name="Number">From 1.</param>
/// <param name="Rule">What gave the amount.</param>
public sealed record ReceiptLine(int Number, LineKind Kind, string Rule, Money Amount);

public sealed record ReceiptMovement(DateTimeOffset At, Money Amount);

public static class ReceiptErrors
{
    public static readonly Error NothingPaid = new(
        "receipt.nothing_paid",
        Kind.Refused,
        "Nothing was paid yet: there is nothing to receipt."
    );
}

public sealed class ReadReceipt(AirbnbDb db)
{
    public async Task<Result<Receipt>> Of(Guid paymentId, Caller caller, CancellationToken ct)
    {
        var payment = await db
            .Payments.AsNoTracking()
            .VisibleTo(caller)
            .Include(payment => payment.Charges)
            .SingleOrDefaultAsync(payment => payment.Id == paymentId, ct);
        if (payment is null)
            return Error.NotFound;
        var paid = payment.Charges.Where(charge => charge.Status is ChargeStatus.Succeeded).ToList();
        return paid.Count == 0 ? ReceiptErrors.NothingPaid : await Of(payment, paid, ct);
    }

    private async Task<Receipt> Of(Payment payment, List<Charge> paid, CancellationToken ct)
    {
        var booking = await db.Bookings.AsNoTracking().SingleAsync(booking => booking.Id == payment.BookingId, ct);
        var home = await db.Listings.Where(l => l.Id == booking.ListingId).Select(l => l.Title).SingleAsync(ct);
        var guest = await db.Users.Where(user => user.Id == payment.GuestId).Select(user => user.Name).SingleAsync(ct);
        var ids = paid.ConvertAll(charge => charge.Id);
        var refunds = await db
            .Refunds.AsNoTracking()
            .Where(refund => ids.Contains(refund.ChargeId))
            .Where(refund => refund.Status == RefundStatus.Succeeded || refund.Status == RefundStatus.Covered)
            .Where(refund => refund.WrittenOff == null || refund.WrittenOff > 0)
            .OrderBy(refund => refund.Id)
            .ToListAsync(ct);
        return new Receipt(
            payment.Id,
            booking.Id,
            guest,
            home,
            booking.CheckIn,
            booking.CheckOut,
            Lines(booking),
            booking.Total,
            [.. paid.OrderBy(charge => charge.EndedAt).Select(c => new ReceiptMovement(c.EndedAt!.Value, c.Due))],
            [.. refunds.Select(refund => new ReceiptMovement(refund.CreatedAt, CameBack(refund)))],
            new Money(paid.Sum(c => c.Amount) - refunds.Sum(refund => CameBack(refund).Amount), booking.Currency)
        );
    }

    /// <summary>What was sent by hand and pays others counts with those.</summary>
    private static Money CameBack(Refund refund) => new(refund.WrittenOff ?? refund.Amount, refund.Currency);

    private static List<ReceiptLine> Lines(Booking booking) =>
        [.. booking.Lines.Select((line, at) => new ReceiptLine(at + 1, line.Kind, line.Rule, line.Amount))];
}
