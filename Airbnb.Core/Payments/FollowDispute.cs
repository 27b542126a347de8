using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>
/// Takes over how a dispute stands at its gateway. What the bank took, gave back and cost is booked as the gateway has
/// booked it; refunds of the charge wait for the decision and are sent when it is won. Lost, what was taken pays them,
/// and what is left is the platform's loss.
/// </summary>
public sealed class FollowDispute(AirbnbDb db, PlatformClock clock)
{
    public Task<Result> From(GatewayDispute seen, string gateway, CancellationToken ct) =>
        db.InTransaction(() => Follow(seen, gateway, ct), ct);

    private async Task<Result> Follow(GatewayDispute seen, string gateway, CancellationToken ct)
    {
        var chargeId = await db
            .Charges.Where(charge => charge.Gateway == gateway && charge.GatewayId == seen.ChargeGatewayId)
            .Select(charge => charge.Id)
            .SingleOrDefaultAsync(ct);
        if (chargeId == Guid.Empty || await db.LockCharge(chargeId, ct) is not { } charge)
            return PaymentErrors.UnknownCharge;
        if (charge.Status is not ChargeStatus.Succeeded)
            throw new InvalidOperationException($"Charge {charge.Id} is disputed before it is settled.");
        var payment = await db.PaymentOf(charge.Id).SingleAsync(ct);
        var dispute = await Find(charge, payment, seen, ct);
        if (dispute.Follow(seen, clock.Now))
            await Changed(dispute, payment, ct);
        await BookMoved(dispute, payment, seen, ct);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task<Dispute> Find(Charge charge, Payment payment, GatewayDispute seen, CancellationToken ct)
    {
        var known = await db.Disputes.SingleOrDefaultAsync(
            dispute => dispute.Gateway == charge.Gateway && dispute.GatewayId == seen.Id,
            ct
        );
        if (known is not null)
            return known;
        var dispute = Dispute.Over(charge, seen, clock.Now);
        db.Disputes.Add(dispute);
        db.Note(payment.BookingId, clock.Now, "dispute_raised", $"The guest's bank asks: {seen.Reason}", null);
        db.Publish(new DisputeOpened(dispute.Id, payment.BookingId));
        return dispute;
    }

    private async Task Changed(Dispute dispute, Payment payment, CancellationToken ct)
    {
        var (what, why, money) = dispute.Status switch
        {
            DisputeStatus.Open => ("dispute_opened", "The guest's bank took the payment back", -dispute.Money),
            DisputeStatus.Won => ("dispute_won", "The bank gave the disputed payment back", dispute.Money),
            DisputeStatus.Lost => ("dispute_lost", "The bank decided for the guest", null),
            _ => ("dispute_closed", "The bank asks no more", (Money?)null),
        };
        db.Note(payment.BookingId, clock.Now, what, why, money);
        if (!dispute.IsOver)
            return;
        var waiting = await db
            .Refunds.Where(r => r.ChargeId == dispute.ChargeId && r.Status == RefundStatus.Blocked)
            .OrderBy(refund => refund.Id)
            .ToListAsync(ct);
        foreach (var refund in waiting)
            Decide(refund, dispute, payment);
        db.Publish(new DisputeClosed(dispute.Id, payment.BookingId));
    }

    private void Decide(Refund refund, Dispute dispute, Payment payment)
    {
        if (dispute.WrittenOff > 0)
        {
            db.Cover(refund, dispute, payment, clock.Now);
            return;
        }
        refund.Unblock();
        db.Publish(new RefundIntended(refund.Id));
    }

    private async Task BookMoved(Dispute dispute, Payment payment, GatewayDispute seen, CancellationToken ct)
    {
        var booked = await db
            .JournalEntries.Where(entry => entry.OperationId == dispute.Id)
            .Select(entry => entry.Kind)
            .ToListAsync(ct);
        if (seen.Withdrawn.Amount > 0 && !booked.Contains("dispute_opened"))
            db.Book(Lost("dispute_opened", dispute, payment, seen.Withdrawn));
        if (seen.Fee.Amount > 0 && !booked.Contains("dispute_fee"))
            db.Book(Cost("dispute_fee", dispute, payment, seen.Fee));
        if (seen.Reinstated.Amount > 0 && !booked.Contains("dispute_won"))
            db.Book(Lost("dispute_won", dispute, payment, -seen.Reinstated));
        if (seen.Fee.Amount == 0 && booked.Contains("dispute_fee") && !booked.Contains("dispute_fee_returned"))
            db.Book(Cost("dispute_fee_returned", dispute, payment, -await FeeOf(dispute, ct)));
    }

    private async Task<Money> FeeOf(Dispute dispute, CancellationToken ct)
    {
        var fee = await db
            .JournalEntries.Where(entry => entry.OperationId == dispute.Id && entry.Kind == "dispute_fee")
            .SelectMany(entry => entry.Lines)
            .SingleAsync(line => line.Account == Account.GatewayFees, ct);
        return new Money(fee.Amount, fee.Currency);
    }

    private JournalEntry Lost(string kind, Dispute dispute, Payment payment, Money taken) =>
        Entry(kind, dispute, payment)
            .Debit(Account.DisputeLosses, taken)
            .Credit(Account.Clearing, taken, dispute.Gateway);

    private JournalEntry Cost(string kind, Dispute dispute, Payment payment, Money fee) =>
        Entry(kind, dispute, payment)
            .Debit(Account.GatewayFees, fee, dispute.Gateway)
            .Credit(Account.Clearing, fee, dispute.Gateway);

    private JournalEntry Entry(string kind, Dispute dispute, Payment payment) =>
        new()
        {
            Kind = kind,
            OperationId = dispute.Id,
            BookingId = payment.BookingId,
            At = clock.Now,
        };
}
