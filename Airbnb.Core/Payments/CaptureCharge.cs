using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Takes the money that a guest's bank has reserved. Safe to repeat from any step.</summary>
public sealed class CaptureCharge(AirbnbDb db, IPaymentGateway gateway, SettleCharge settle)
{
    public async Task<Result> Capture(Guid chargeId, CancellationToken ct)
    {
        var charge = await db.Charges.AsNoTracking().SingleAsync(charge => charge.Id == chargeId, ct);
        if (charge.Status is not ChargeStatus.Authorised)
            return Result.Done;
        var captured = await gateway.Capture(charge.GatewayId!, ct);
        if (captured is { Succeeded: true, Value.State: GatewayChargeState.Authorised })
            captured = await gateway.Cancel(charge.GatewayId!, ct); // refused for good: the guest gets it back
        return captured.Error is { } refusal ? refusal : await settle.From(captured.Value, charge.Gateway, ct);
    }
}
