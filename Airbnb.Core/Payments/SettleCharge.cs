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
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.Id == charge.PaymentId, ct);
        var taken = seen.State switch
        {
            GatewayChargeState.Open or GatewayChargeState.Processing => Result.Done,
            GatewayChargeState.Authorised => Authorise(charge, payment),
            GatewayChargeState.Cancelled => Cancel(charge, payment),
            _ => Succeed(charge, payment, seen),
        };
        if (!taken.Succeeded)
            return taken;
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private Result Authorise(Charge charge, Payment payment)
    {
        if (!charge.CapturesLater)
            return PaymentErrors.Mismatch;
        if (charge.Status is not ChargeStatus.Open)
            return Result.Done;
        charge.Authorise();
        db.Publish(new ChargeAuthorised(charge.Id, payment.BookingId));
        return Result.Done;
    }

    private Result Cancel(Charge charge, Payment payment)
    {
        if (charge.IsOver)
            return Result.Done;
        charge.Cancel(clock.Now);
        db.Publish(new ChargeFailed(charge.Id, payment.BookingId));
        return Result.Done;
    }

    private Result Succeed(Charge charge, Payment payment, GatewayCharge seen)
    {
        if (seen.Received != charge.Due)
            return PaymentErrors.Mismatch;
        if (!charge.IsOver)
            Book(charge, payment);
        if (charge is { Status: ChargeStatus.Succeeded, Fee: null } && seen.Fee is { } fee)
            Cost(charge, payment, fee);
        return Result.Done;
    }

    private void Book(Charge charge, Payment payment)
    {
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

    /// <summary>The gateway says a moment after the payment what it keeps of it.</summary>
    private void Cost(Charge charge, Payment payment, Money fee)
    {
        charge.Cost(fee);
        if (fee.Amount != 0)
            db.Book(GatewayFee.Entry(charge.Id, payment.BookingId, fee, charge.Gateway, clock.Now));
    }
}
