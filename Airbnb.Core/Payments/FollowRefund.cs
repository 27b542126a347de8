using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Takes over how a refund stands at its gateway: sent, or, perhaps days later, sent back by the bank.</summary>
public sealed class FollowRefund(AirbnbDb db, AdoptRefund adopt, PlatformClock clock)
{
    public Task<Result> From(GatewayRefund seen, string gateway, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (seen.Reference is { } refundId)
                    return await Follow(refundId, seen, gateway, ct);
                var adopted = await adopt.From(seen, gateway, ct);
                return adopted.Error is { } refusal ? refusal : await Follow(adopted.Value, seen, gateway, ct);
            },
            ct
        );

    /// <summary>The gateway does not even take it.</summary>
    public Task<Result> Refused(Guid refundId, string why, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockRefund(refundId, ct) is not { Status: RefundStatus.Intended } refund)
                    return Result.Done;
                refund.Fail(null, why);
                Tell(refund, await db.PaymentOf(refund.ChargeId).SingleAsync(ct));
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    private async Task<Result> Follow(Guid refundId, GatewayRefund seen, string gateway, CancellationToken ct)
    {
        if (await db.LockRefund(refundId, ct) is not { } refund)
            return PaymentErrors.UnknownRefund;
        if ((refund.GatewayId ?? seen.Id) != seen.Id || refund.Money != seen.Amount)
            return PaymentErrors.Mismatch;
        var payment = await db.PaymentOf(refund.ChargeId).SingleAsync(ct);
        if (payment.Gateway != gateway)
            return PaymentErrors.UnknownRefund;
        if (await IsNews(refund, ct))
            Succeed(refund, payment, seen);
        if (refund.Status is RefundStatus.Succeeded && seen.State is GatewayRefundState.Failed)
            Fail(refund, payment, seen);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    /// <summary>A refusal may have been of what was done before: then the money has left us after all.</summary>
    private async Task<bool> IsNews(Refund refund, CancellationToken ct) =>
        refund.Status is RefundStatus.Intended or RefundStatus.Blocked
        || (
            refund is { Status: RefundStatus.Failed, GatewayId: null }
            && !await db.Refunds.AnyAsync(other => other.Replaces == refund.Id, ct)
        );

    private void Succeed(Refund refund, Payment payment, GatewayRefund seen)
    {
        refund.Succeed(seen.Id);
        db.Book(Entry("refund", refund, payment, refund.Money));
        db.Publish(new RefundSent(refund.Id, payment.BookingId));
        if (seen.Fee is { Amount: not 0 } fee)
            db.Book(GatewayFee.Entry(refund.Id, payment.BookingId, fee, payment.Gateway, clock.Now));
    }

    private void Fail(Refund refund, Payment payment, GatewayRefund seen)
    {
        refund.Fail(seen.Id, seen.Failure ?? "not taken by the bank");
        db.Book(Entry("refund_failed", refund, payment, -refund.Money));
        if (refund.WrittenOff is { } left)
            db.Book(
                AdoptRefund.Given("refund_not_given", refund, payment, new Money(-left, refund.Currency), clock.Now)
            );
        Tell(refund, payment);
    }

    private void Tell(Refund refund, Payment payment)
    {
        db.Note(
            payment.BookingId,
            clock.Now,
            "refund_failed",
            $"The refund did not arrive: {refund.Failure}",
            refund.Money
        );
        db.Publish(new RefundFailed(refund.Id, payment.BookingId));
    }

    private JournalEntry Entry(string kind, Refund refund, Payment payment, Money sent) =>
        new JournalEntry
        {
            Kind = kind,
            OperationId = refund.Id,
            BookingId = payment.BookingId,
            At = clock.Now,
        }
            .Debit(Account.Guest, sent, payment.GuestId.ToString())
            .Credit(Account.Clearing, sent, payment.Gateway);
}
