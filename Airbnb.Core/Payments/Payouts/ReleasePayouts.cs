using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Payouts;

/// <summary>
/// Brings what a host was sent for a booking in line with what they are to have by now: sends what is due, less what
/// they owe, or takes back what is too much. It looks at the books alone, so it may be asked at any time and as often
/// as one likes.
/// </summary>
public sealed class ReleasePayouts(AirbnbDb db, IPayoutGateway gateway, PlatformClock clock)
{
    public const int MostTries = 30;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromDays(1);

    /// <param name="tries">How many daily tries came before.</param>
    public Task<Result> Of(Guid bookingId, int tries, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { } booking)
                    return Error.NotFound;
                await db.LockHost(booking.HostId, ct);
                await Release(booking, tries, ct);
                await db.SaveChangesAsync(ct);
                return Result.Done;
            },
            ct
        );

    /// <summary>Tries again in a day, unless that was often enough: then only a change of the account does.</summary>
    internal static void TryAgain(AirbnbDb db, Guid bookingId, int tries, DateTimeOffset now)
    {
        if (tries < MostTries)
            db.SetDeadline(now + BetweenTries, bookingId, new PayoutTryDue(bookingId, tries + 1));
    }

    private async Task Release(Booking booking, int tries, CancellationToken ct)
    {
        var balance = await db.BalanceOf(booking.Id, booking.Currency, ct);
        var payouts = await db.Payouts.AsTracking().Where(payout => payout.BookingId == booking.Id).ToListAsync(ct);
        var reversals = await db.PayoutReversals.Where(back => back.BookingId == booking.Id).ToListAsync(ct);
        var account = await db.HostAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserId == booking.HostId, ct);
        var later = await Later(booking, balance.Earned, ct);
        var decision = PayoutDecision.Of(
            new PayoutFacts
            {
                Payable = balance.Payable,
                Later = later,
                UnderWay = Sum(booking, payouts.Where(p => p.Status is PayoutStatus.Intended).Select(p => p.Amount)),
                ComingBack = Sum(
                    booking,
                    reversals.Where(r => r.Status is ReversalStatus.Intended).Select(r => r.Amount)
                ),
                Owed = await db.ReceivableOf(booking.HostId, booking.Currency, ct),
                IsDisputed = await IsDisputed(booking.Id, ct),
                CanBePaid = account is { IsActive: true },
            }
        );
        await Send(booking, decision, payouts.SingleOrDefault(payout => payout.IsOpen), account, tries, ct);
        TakeBack(booking, decision.TakeBack, payouts, reversals);
    }

    /// <summary>
    /// A stay goes by its plan. What is kept of a cancelled one is sent a day after the check-in that was to be: there
    /// is nothing left to wait for after that.
    /// </summary>
    private static IReadOnlyList<PayoutPart> PlanOf(Booking booking, Money earned) =>
        booking.Status is BookingStatus.CancelledByGuest or BookingStatus.CancelledByHost
            ? [new PayoutPart(1, booking.CheckInAt + PayoutPlan.After, earned)]
            : PayoutPlan.Of(booking, earned);

    private async Task<Money> Later(Booking booking, Money earned, CancellationToken ct)
    {
        var later = PlanOf(booking, earned).Where(part => part.ReleasedAt > clock.Now && part.Amount.Amount > 0);
        if (later.MinBy(part => part.ReleasedAt) is { } next)
            await Await(booking.Id, next, ct);
        return later.Aggregate(Money.Zero(booking.Currency), (sum, part) => sum + part.Amount);
    }

    /// <summary>
    /// Deadlines of cancelled stays were taken back, and one may have passed by the clock of another machine that is
    /// ahead of ours.
    /// </summary>
    private async Task Await(Guid bookingId, PayoutPart part, CancellationToken ct)
    {
        var kind = Messages.NameOf<PayoutDue>();
        var isAwaited = await db.Deadlines.AnyAsync(
            due => due.Subject == bookingId && due.Kind == kind && due.DueAt <= part.ReleasedAt,
            ct
        );
        if (!isAwaited)
            db.SetDeadline(part.ReleasedAt, bookingId, new PayoutDue(bookingId, part.Number));
    }

    private async Task Send(
        Booking booking,
        PayoutDecision decision,
        Payout? open,
        HostAccount? account,
        int tries,
        CancellationToken ct
    )
    {
        await db.CancelDeadlines<PayoutTryDue>(booking.Id, ct);
        if ((decision.Send + decision.Recover).Amount == 0)
        {
            open?.Close(clock.Now);
            return;
        }
        var payout = open ?? Begin(booking);
        if (decision.Recover.Amount > 0)
            Recover(payout, decision.Recover);
        switch (decision.Status)
        {
            case PayoutStatus.Held:
                payout.Hold(decision.Send);
                break;
            case PayoutStatus.Waiting:
                if (open is not { Status: PayoutStatus.Waiting })
                    db.Publish(new PayoutWaits(payout.Id));
                payout.Wait(decision.Send, tries);
                TryAgain(db, booking.Id, tries, clock.Now);
                break;
            case PayoutStatus.Intended:
                payout.Intend(decision.Send, account!.GatewayId!, tries);
                db.Publish(new PayoutIntended(payout.Id));
                break;
            default:
                payout.Close(clock.Now);
                break;
        }
    }

    private Payout Begin(Booking booking)
    {
        var payout = new Payout
        {
            HostId = booking.HostId,
            BookingId = booking.Id,
            Gateway = gateway.Name,
            Currency = booking.Currency,
            CreatedAt = clock.Now,
        };
        db.Payouts.Add(payout);
        return payout;
    }

    private void Recover(Payout payout, Money amount)
    {
        payout.Recover(amount);
        db.Book(PayoutJournal.OfRecovery(Guid.CreateVersion7(), payout.BookingId, payout.HostId, amount, clock.Now));
    }

    /// <summary>From what was sent, the newest first; what cannot be taken back is owed.</summary>
    private void TakeBack(Booking booking, Money amount, List<Payout> payouts, List<PayoutReversal> reversals)
    {
        var rest = amount.Amount;
        foreach (var payout in payouts.Where(p => p.Status is PayoutStatus.Sent).OrderByDescending(p => p.Id))
        {
            var part = Math.Min(rest, LeftOf(payout, reversals));
            if (part <= 0)
                continue;
            rest -= part;
            var reversal = PayoutReversal.Of(payout, amount with { Amount = part }, clock.Now);
            db.PayoutReversals.Add(reversal);
            db.Publish(new ReversalIntended(reversal.Id));
        }
        // What is just being sent can be taken back once it has arrived: it asks again then.
        if (rest > 0 && !payouts.Exists(payout => payout.Status is PayoutStatus.Intended))
            db.Book(
                PayoutJournal.OfOverpayment(
                    Guid.CreateVersion7(),
                    booking.Id,
                    booking.HostId,
                    amount with
                    {
                        Amount = rest,
                    },
                    clock.Now
                )
            );
    }

    /// <summary>Where a reversal was refused, the next would be too.</summary>
    private static long LeftOf(Payout payout, List<PayoutReversal> reversals)
    {
        var own = reversals.Where(reversal => reversal.PayoutId == payout.Id).ToList();
        return own.Exists(reversal => reversal.Status is ReversalStatus.Refused)
            ? 0
            : payout.Amount - own.Sum(reversal => reversal.Amount);
    }

    private Task<bool> IsDisputed(Guid bookingId, CancellationToken ct) =>
        db.ChargesOf(bookingId)
            .AnyAsync(
                charge =>
                    db.Disputes.Any(dispute => dispute.ChargeId == charge.Id && dispute.Status == DisputeStatus.Open),
                ct
            );

    private static Money Sum(Booking booking, IEnumerable<long> amounts) => new(amounts.Sum(), booking.Currency);
}
