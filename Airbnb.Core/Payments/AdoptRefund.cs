using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>
/// Takes over a refund that somebody sent at the gateway itself, as its dashboard allows. It pays what the guest is owed,
/// now or later; what is left is the platform's gift: the price of the stay and the host's part are as they were. Call it
/// in a transaction.
/// </summary>
public sealed class AdoptRefund(AirbnbDb db, PlatformClock clock)
{
    /// <returns>Our refund, new or known.</returns>
    public async Task<Result<Guid>> From(GatewayRefund seen, string gateway, CancellationToken ct)
    {
        var chargeId = await db
            .Charges.Where(charge => charge.Gateway == gateway && charge.GatewayId == seen.ChargeGatewayId)
            .Select(charge => charge.Id)
            .SingleOrDefaultAsync(ct);
        if (chargeId == Guid.Empty || await db.LockCharge(chargeId, ct) is not { } charge)
            return PaymentErrors.UnknownRefund;
        if (await Known(charge, seen, ct) is { } known)
            return known;
        return charge.Status switch
        {
            ChargeStatus.Succeeded => await Adopt(charge, seen, ct),
            ChargeStatus.Cancelled => PaymentErrors.UnknownRefund, // a reservation that went back, as we meant it to
            _ => throw new InvalidOperationException($"Charge {charge.Id} is refunded before it is settled."),
        };
    }

    /// <summary>Books what of it the guest was not to get back, or, negative, that it is back.</summary>
    public static JournalEntry Given(string kind, Refund refund, Payment payment, Money money, DateTimeOffset at) =>
        new JournalEntry
        {
            Kind = kind,
            OperationId = refund.Id,
            BookingId = payment.BookingId,
            At = at,
        }
            .Debit(Account.PlatformFees, money)
            .Credit(Account.Guest, money, payment.GuestId.ToString());

    private Task<Guid?> Known(Charge charge, GatewayRefund seen, CancellationToken ct) =>
        db
            .Refunds.Where(refund => refund.ChargeId == charge.Id && refund.GatewayId == seen.Id)
            .Select(refund => (Guid?)refund.Id)
            .SingleOrDefaultAsync(ct);

    private async Task<Guid> Adopt(Charge charge, GatewayRefund seen, CancellationToken ct)
    {
        var payment = await db.PaymentOf(charge.Id).SingleAsync(ct);
        var refund = Refund.ByHand(charge, seen, clock.Now);
        db.Refunds.Add(refund);
        db.Book(Given("refund_given", refund, payment, refund.Money, clock.Now));
        db.Note(payment.BookingId, clock.Now, "refunded", "Sent at the payment service itself", -refund.Money);
        // Whoever sent it may well have meant what did not arrive.
        var left = refund.Amount;
        foreach (var failed in await Owed(charge, ct))
            if (failed.Amount <= left)
            {
                left -= failed.Amount;
                db.Intend(failed.Replacement(clock.Now));
            }
        await db.SaveChangesAsync(ct);
        return refund.Id;
    }

    private Task<List<Refund>> Owed(Charge charge, CancellationToken ct) =>
        db
            .Refunds.Where(refund => refund.ChargeId == charge.Id && refund.Status == RefundStatus.Failed)
            .Where(refund => refund.Reason != Refund.SentByHand)
            .Where(refund => !db.Refunds.Any(other => other.Replaces == refund.Id))
            .OrderBy(refund => refund.Id)
            .ToListAsync(ct);
}
