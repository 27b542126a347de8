using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Payments;

/// <summary>Takes the money that a guest's bank has reserved. Safe to repeat from any step.</summary>
public sealed class CaptureCharge(AirbnbDb db, IPaymentGateway gateway, SettleCharge settle)
{
    /// <exception cref="GatewayUnavailableException">Whether it was captured is not known: try again.</exception>
    public async Task<Result> Capture(Guid chargeId, CancellationToken ct)
    {
        var charge = await db.Charges.AsNoTracking().SingleAsync(charge => charge.Id == chargeId, ct);
        if (charge.Status is not ChargeStatus.Authorised)
            return Result.Done;
        var seen = await gateway.Read(charge.GatewayId!, ct); // perhaps it was captured before, and we died
        if (IsReserved(seen))
            seen = await gateway.Capture(charge.GatewayId!, ct);
        if (IsReserved(seen))
            seen = await gateway.Cancel(charge.GatewayId!, ct); // refused for good: the guest gets it back
        if (IsReserved(seen))
            throw new GatewayUnavailableException($"Charge {chargeId} can be neither captured nor released now.");
        return seen.Error is { } refusal ? refusal : await settle.From(seen.Value, charge.Gateway, ct);
    }

    private static bool IsReserved(Result<GatewayCharge> seen) =>
        seen is { Succeeded: true, Value.State: GatewayChargeState.Authorised };
}
