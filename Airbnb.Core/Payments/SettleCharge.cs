using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Takes over how a charge stands at its gateway: the money is booked once, and only if all of it matches.</summary>
public sealed class SettleCharge(AirbnbDb db, PlatformClock clock)
{
    public Task<Result> From(GatewayCharge seen, string gateway, CancellationToken ct) =>
        seen.Reference is { } chargeId
            ? db.InTransaction(() => Settle(chargeId, seen, gateway, ct), ct)
            : Task.FromResult<Result>(PaymentErrors.UnknownCharge);

    private async Task<Result> Settle(Guid chargeId, GatewayCharge seen, string gateway, CancellationToken ct)
    {
        if (await db.LockCharge(chargeId, ct) is not { } charge || charge.Gateway != gateway)
            return PaymentErrors.UnknownCharge;
        charge.Open(seen); // the webhook may be faster than the answer to our own request
        if (charge.GatewayId != seen.Id || charge.Due != seen.Amount)
            return PaymentErrors.Mismatch;
        if (charge.IsOver || seen.State is GatewayChargeState.Open)
            return Result.Done;
        if (seen.State is GatewayChargeState.Cancelled)
            charge.Cancel(clock.Now);
        else if (seen.Received != charge.Due)
            return PaymentErrors.Mismatch;
        else
            await Succeed(charge, ct);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task Succeed(Charge charge, CancellationToken ct)
    {
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == charge.PaymentId, ct);
        charge.Succeed(clock.Now);
        db.Book(
            new JournalEntry
            {
                Kind = "charge_captured",
                OperationId = charge.Id,
                BookingId = payment.BookingId,
                At = clock.Now,
            }
                .Debit(Account.Clearing, charge.Due, charge.Gateway)
                .Credit(Account.Guest, charge.Due, payment.GuestId.ToString())
        );
        db.Publish(new ChargeSucceeded(charge.Id, payment.BookingId));
    }
}
