using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Carries out an intended refund at the gateway, then books it. Safe to repeat from any step.</summary>
public sealed class SendRefund(AirbnbDb db, IPaymentGateway gateway, PlatformClock clock)
{
    public async Task<Result> Send(Guid refundId, CancellationToken ct)
    {
        var refund = await db.Refunds.AsNoTracking().SingleAsync(refund => refund.Id == refundId, ct);
        if (refund.Status is RefundStatus.Succeeded)
            return Result.Done;
        var charge = await db.Charges.AsNoTracking().SingleAsync(charge => charge.Id == refund.ChargeId, ct);
        var sent = await gateway.Refund(new RefundOrder(refund.Id, charge.GatewayId!, refund.Money), ct);
        if (sent.Error is { } refusal)
            return refusal;
        return await db.InTransaction(() => Record(refundId, sent.Value.Id, ct), ct);
    }

    private async Task<Result> Record(Guid refundId, string gatewayId, CancellationToken ct)
    {
        var refund = await db
            .Refunds.FromSql($"SELECT * FROM refunds WHERE id = {refundId} FOR UPDATE")
            .AsTracking()
            .SingleAsync(ct);
        if (refund.Status is RefundStatus.Succeeded)
            return Result.Done;
        var charge = await db.Charges.SingleAsync(charge => charge.Id == refund.ChargeId, ct);
        var payment = await db.Payments.SingleAsync(payment => payment.Id == charge.PaymentId, ct);
        refund.Succeed(gatewayId);
        db.Book(
            new JournalEntry
            {
                Kind = "refund",
                OperationId = refund.Id,
                BookingId = payment.BookingId,
                At = clock.Now,
            }
                .Debit(Account.Guest, refund.Money, payment.GuestId.ToString())
                .Credit(Account.Clearing, refund.Money, charge.Gateway)
        );
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
