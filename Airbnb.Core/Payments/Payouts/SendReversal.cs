using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>Takes back what a host was sent too much, then books it; where that is refused, the host owes it.</summary>
public sealed class SendReversal(AirbnbDb db, IPayoutGateway gateway, PlatformClock clock)
{
    /// <exception cref="GatewayUnavailableException">Whether it was taken back is not known: try again.</exception>
    public async Task<Result> Send(Guid reversalId, CancellationToken ct)
    {
        var reversal = await db.PayoutReversals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reversalId, ct);
        if (reversal is null)
            return Error.NotFound;
        if (reversal.Status is not ReversalStatus.Intended)
            return Result.Done;
        var payout = await db.Payouts.AsNoTracking().SingleAsync(payout => payout.Id == reversal.PayoutId, ct);
        var taken = await Reverse(new ReversalOrder(reversal.Id, payout.GatewayId!, reversal.Money), ct);
        if (taken.Succeeded && taken.Value.Amount != reversal.Money)
            return PaymentErrors.Mismatch;
        return await db.InTransaction(() => Record(reversal, payout.Gateway, taken, ct), ct);
    }

    /// <summary>We may have died after the gateway took it: the one that is there counts.</summary>
    private async Task<Result<GatewayReversal>> Reverse(ReversalOrder order, CancellationToken ct)
    {
        var found = await gateway.FindReversal(order, ct);
        return found.Error == PaymentErrors.NotAtGateway ? await gateway.Reverse(order, ct) : found;
    }

    private async Task<Result> Record(
        PayoutReversal intended,
        string name,
        Result<GatewayReversal> taken,
        CancellationToken ct
    )
    {
        await db.LockBooking(intended.BookingId, ct); // whoever weighs what is due sees it under way, or booked
        if (await db.LockReversal(intended.Id, ct) is not { Status: ReversalStatus.Intended } reversal)
            return Result.Done;
        if (taken.Error is { } refusal)
        {
            reversal.Refuse(refusal.Message, clock.Now);
            db.Book(
                PayoutJournal.OfOverpayment(reversal.Id, reversal.BookingId, reversal.HostId, reversal.Money, clock.Now)
            );
        }
        else
        {
            reversal.Succeed(taken.Value.Id, clock.Now);
            db.Book(PayoutJournal.OfReversal(reversal, name, clock.Now));
        }
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
