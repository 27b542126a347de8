using Airbnb.Core.Bookings;
using Airbnb.Core.Bookings.Alterations;
using Airbnb.Core.Delivery;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments.Reconciling;

/// <summary>
/// States anew what was meant to happen at the gateway long ago and has not happened, whatever became of the message:
/// whoever carries it out bears to be told again.
/// </summary>
public sealed class SendOn(AirbnbDb db, PlatformClock clock)
{
    /// <summary>By then a message that is on its way has arrived.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromHours(1);

    /// <summary>There is a look each hour: what none of so many has found is for people to find.</summary>
    private static readonly TimeSpan LongestForgotten = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Finding>> Waiting(CancellationToken ct)
    {
        var before = clock.Now - LongestWay;
        List<(Guid Id, IMessage Message)> waiting =
        [
            .. await Of(Captures(before), id => new CaptureIntended(id), ct),
            .. await Of(Releases(before), id => new ReleaseIntended(id), ct),
            .. await Of(Refunds(before), id => new RefundIntended(id), ct),
            .. await Of(Payouts(before), id => new PayoutIntended(id), ct),
            .. await Of(Reversals(before), id => new ReversalIntended(id), ct),
            .. await PaidInVain(before, ct),
        ];
        foreach (var (_, message) in waiting)
            db.Publish(message);
        await db.SaveChangesAsync(ct);
        return
        [
            .. waiting.Select(w => new Finding(
                "sent_on",
                w.Id.ToString(),
                $"{Messages.NameOf(w.Message.GetType())} was not carried out in time, and is again under way",
                Repaired: true
            )),
        ];
    }

    private static async Task<IEnumerable<(Guid, IMessage)>> Of(
        IQueryable<Guid> ids,
        Func<Guid, IMessage> message,
        CancellationToken ct
    ) => (await ids.ToListAsync(ct)).Select(id => (id, message(id)));

    /// <summary>Money that came, and of which nothing has come: no stay, no altered one, and no refund either.</summary>
    private async Task<IEnumerable<(Guid, IMessage)>> PaidInVain(DateTimeOffset before, CancellationToken ct)
    {
        var from = before - LongestForgotten;
        var paid = await db
            .Charges.Where(c => c.Status == ChargeStatus.Succeeded && c.EndedAt >= from && c.EndedAt < before)
            .Where(charge => !db.Refunds.Any(r => r.ChargeId == charge.Id && r.Reason != Refund.SentByHand))
            .Join(db.Payments, c => c.PaymentId, p => p.Id, (charge, payment) => new { charge, payment.BookingId })
            .Where(paid =>
                paid.charge.AlterationId == null
                    ? db.Bookings.Any(b =>
                        b.Id == paid.BookingId && b.ConfirmedAt == null && b.Status != BookingStatus.Requested
                    )
                    : db.Alterations.Any(a => a.Id == paid.charge.AlterationId && a.Status != AlterationStatus.Applied)
            )
            .Select(paid => new { paid.charge.Id, paid.BookingId })
            .ToListAsync(ct);
        return paid.Select(p => (p.Id, (IMessage)new ChargeSucceeded(p.Id, p.BookingId)));
    }

    private IQueryable<Guid> Captures(DateTimeOffset before) =>
        ChargesOf(QuietSince(before).Where(booking => booking.Status == BookingStatus.Capturing))
            .Where(charge => charge.Status == ChargeStatus.Authorised)
            .Select(charge => charge.Id);

    /// <summary>Nobody is to pay for what was never agreed on, nor for an alteration that has ended.</summary>
    private IQueryable<Guid> Releases(DateTimeOffset before) =>
        ChargesOf(
                QuietSince(before)
                    .Where(booking => booking.ConfirmedAt == null)
                    .Where(booking =>
                        booking.Status == BookingStatus.Expired
                        || booking.Status == BookingStatus.Declined
                        || booking.Status == BookingStatus.CancelledByGuest
                    )
            )
            .Concat(
                db.Charges.Where(charge =>
                    db.Alterations.Any(a => a.Id == charge.AlterationId && a.EndedAt != null && a.EndedAt < before)
                )
            )
            .Where(charge =>
                charge.Status == ChargeStatus.Intended
                || charge.Status == ChargeStatus.Open
                || charge.Status == ChargeStatus.Authorised
            )
            .Select(charge => charge.Id);

    private IQueryable<Guid> Refunds(DateTimeOffset before) =>
        db
            .Refunds.Where(refund => refund.Status == RefundStatus.Intended && refund.CreatedAt < before)
            .Select(refund => refund.Id);

    private IQueryable<Guid> Payouts(DateTimeOffset before) =>
        db
            .Payouts.Where(payout => payout.Status == PayoutStatus.Intended && payout.CreatedAt < before)
            .Select(payout => payout.Id);

    private IQueryable<Guid> Reversals(DateTimeOffset before) =>
        db
            .PayoutReversals.Where(back => back.Status == ReversalStatus.Intended && back.CreatedAt < before)
            .Select(reversal => reversal.Id);

    private IQueryable<Booking> QuietSince(DateTimeOffset before) =>
        db.Bookings.Where(booking =>
            !db.BookingTimeline.Any(entry => entry.BookingId == booking.Id && entry.At >= before)
        );

    /// <summary>What was to be paid for the bookings themselves.</summary>
    private IQueryable<Charge> ChargesOf(IQueryable<Booking> bookings) =>
        db.Charges.Where(charge =>
            charge.AlterationId == null
            && db.Payments.Any(payment =>
                payment.Id == charge.PaymentId && bookings.Any(booking => booking.Id == payment.BookingId)
            )
        );
}
