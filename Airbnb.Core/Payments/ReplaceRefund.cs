using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Sends money again that did not arrive the first time.</summary>
public sealed class ReplaceRefund(AirbnbDb db, PlatformClock clock)
{
    public Task<Result<Refund>> Replace(Guid refundId, Act act, CancellationToken ct) =>
        db.InTransaction<Refund>(
            async () =>
            {
                if (await db.LockRefund(refundId, ct) is not { } failed)
                    return Error.NotFound;
                if (failed.Status is not RefundStatus.Failed || failed.Due.Amount == 0)
                    return PaymentErrors.RefundNotFailed;
                if (await db.Refunds.AnyAsync(refund => refund.Replaces == refundId, ct))
                    return PaymentErrors.RefundReplaced;
                var replacement = failed.Replacement(clock.Now);
                db.Intend(replacement);
                db.Audit(act, "refund_replaced", refundId, new { failed.Status }, new { ReplacedBy = replacement.Id });
                await db.SaveChangesAsync(ct);
                return replacement;
            },
            ct
        );
}
