using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>
/// Carries out an intended refund: what a dispute already took, or somebody sent by hand, is not sent, the rest is asked
/// for once, and the answer is booked. Safe to repeat from any step: the gateway is asked first what it knows of an earlier attempt.
/// </summary>
public sealed class SendRefund(
    AirbnbDb db,
    IPaymentGateway gateway,
    FollowRefund follow,
    PlatformClock clock,
    TimeProvider real
)
{
    /// <exception cref="GatewayUnavailableException">Whether it was sent is not known: try again.</exception>
    public async Task<Result> Send(Guid refundId, CancellationToken ct)
    {
        var prepared = await db.InTransaction(() => Prepare(refundId, ct), ct);
        if (prepared.Error is { } refusal)
            return refusal;
        if (prepared.Value is not { } ask)
            return Result.Done;
        var sent = await Ask(ask, ct);
        return sent.Error is { } error
            ? await Refused(ask, error, ct)
            : await follow.From(sent.Value, gateway.Name, ct);
    }

    /// <param name="IsFirst">Nobody has asked the gateway before.</param>
    private sealed record Asking(RefundOrder Order, bool IsFirst);

    /// <summary>Null when there is nothing to ask for.</summary>
    private async Task<Result<Asking?>> Prepare(Guid refundId, CancellationToken ct)
    {
        var chargeId = await db.Refunds.Where(r => r.Id == refundId).Select(r => r.ChargeId).SingleAsync(ct);
        var charge = (await db.LockCharge(chargeId, ct))!; // disputes of the charge lock it too
        var refund = await db.Refunds.SingleAsync(r => r.Id == refundId, ct);
        if (refund.Status is not RefundStatus.Intended)
            return (Asking?)null;
        var isFirst = refund.AskedAt is null;
        if (isFirst && await IsSettled(refund, ct))
        {
            await db.SaveChangesAsync(ct);
            return (Asking?)null;
        }
        refund.Ask(real.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return new Asking(refund.OrderFor(charge), isFirst);
    }

    /// <summary>A dispute has taken the money, or may have, or somebody has sent it past us.</summary>
    private async Task<bool> IsSettled(Refund refund, CancellationToken ct)
    {
        var disputes = await db.Disputes.Where(d => d.ChargeId == refund.ChargeId).ToListAsync(ct);
        if (disputes.Exists(dispute => dispute.Status is DisputeStatus.Open))
        {
            refund.Block();
            return true;
        }
        var payment = await db.PaymentOf(refund.ChargeId).SingleAsync(ct);
        if (disputes.Find(dispute => dispute.WrittenOff > 0) is { } lost)
            db.Cover(refund, lost, payment, clock.Now);
        else if (await SentByHand(refund, ct) is { } byHand)
            db.Cover(refund, byHand, payment, clock.Now);
        else
            return false;
        return true;
    }

    private Task<Refund?> SentByHand(Refund refund, CancellationToken ct) =>
        db
            .Refunds.Where(other => other.ChargeId == refund.ChargeId)
            .Where(other => other.WrittenOff > 0 && other.Status == RefundStatus.Succeeded)
            .OrderBy(other => other.Id)
            .FirstOrDefaultAsync(ct);

    private async Task<Result<GatewayRefund>> Ask(Asking ask, CancellationToken ct)
    {
        if (!ask.IsFirst && await gateway.FindRefund(ask.Order, ct) is { Succeeded: true } known)
            return known;
        var sent = await gateway.Refund(ask.Order, ct);
        // Refused for what an attempt of ours has done meanwhile?
        return sent.Error is not null && await gateway.FindRefund(ask.Order, ct) is { Succeeded: true } done
            ? done
            : sent;
    }

    private async Task<Result> Refused(Asking ask, Error refusal, CancellationToken ct)
    {
        if (refusal != PaymentErrors.Disputed)
            return await follow.Refused(ask.Order.RefundId, refusal.Message, ct);
        var settled = await db.InTransaction(() => WaitForDecision(ask.Order.RefundId, ct), ct);
        if (settled.Error is { } error)
            return error;
        return settled.Value ? Result.Done : throw new GatewayUnavailableException(refusal.Message);
    }

    /// <summary>False when the gateway knows of a dispute that we do not know of yet, or know to be over: try again.</summary>
    private async Task<Result<bool>> WaitForDecision(Guid refundId, CancellationToken ct)
    {
        if (await db.LockRefund(refundId, ct) is not { Status: RefundStatus.Intended } refund)
            return true;
        var settled = await IsSettled(refund, ct);
        if (!settled)
            refund.AskAnew();
        await db.SaveChangesAsync(ct);
        return settled;
    }
}
