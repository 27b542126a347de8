using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>Sends an intended payout, then books it. Safe to repeat from any step, and several times at once.</summary>
public sealed class SendPayout(AirbnbDb db, IPayoutGateway gateway, PlatformClock clock)
{
    /// <exception cref="GatewayUnavailableException">Whether it was sent is not known: try again.</exception>
    public async Task<Result> Send(Guid payoutId, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking().SingleOrDefaultAsync(payout => payout.Id == payoutId, ct);
        if (payout is null)
            return Error.NotFound;
        if (payout.Status is not PayoutStatus.Intended)
            return Result.Done;
        var sent = await Transfer(payout.Order(), ct);
        if (sent.Succeeded && sent.Value.Amount != payout.Money)
            return PaymentErrors.Mismatch;
        return await db.InTransaction(() => Record(payout, sent, ct), ct);
    }

    /// <summary>We may have died after the gateway took it: the one that is there counts.</summary>
    private async Task<Result<GatewayTransfer>> Transfer(TransferOrder order, CancellationToken ct)
    {
        var found = await gateway.FindTransfer(order, ct);
        return found.Error == PaymentErrors.NotAtGateway ? await gateway.Transfer(order, ct) : found;
    }

    private async Task<Result> Record(Payout intended, Result<GatewayTransfer> sent, CancellationToken ct)
    {
        await db.LockBooking(intended.BookingId, ct); // whoever weighs what is due sees it under way, or booked
        if (await db.LockPayout(intended.Id, ct) is not { Status: PayoutStatus.Intended } payout)
            return Result.Done;
        if (sent.Error is { } refusal)
            Fail(payout, refusal);
        else
            Succeed(payout, sent.Value);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private void Succeed(Payout payout, GatewayTransfer sent)
    {
        payout.Send(sent.Id, clock.Now);
        db.Book(PayoutJournal.OfPayout(payout, clock.Now));
        db.Publish(new PayoutSent(payout.Id));
    }

    private void Fail(Payout payout, Error refusal)
    {
        payout.Fail(refusal.Message, clock.Now);
        db.Publish(new PayoutFailed(payout.Id));
        ReleasePayouts.TryAgain(db, payout.BookingId, payout.Tries, clock.Now);
    }
}
