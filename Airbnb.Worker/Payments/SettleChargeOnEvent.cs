using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Worker.Payments;

/// <summary>
/// What a payment event says is not believed: it only tells which charge to read from the gateway again. So events
/// may come late, twice, or in any order.
/// </summary>
[RetriedForDays]
public sealed class SettleChargeOnEvent(AirbnbDb db, IPaymentGateway gateway, SettleCharge settle)
    : IHandleStepwise<GatewayEventReceived>
{
    private const string AboutCharges = "payment_intent.";

    public async Task<Result> Handle(GatewayEventReceived message, CancellationToken ct)
    {
        var received = await db
            .GatewayEvents.AsNoTracking()
            .SingleAsync(e => e.Gateway == message.Gateway && e.EventId == message.EventId, ct);
        if (!received.Type.StartsWith(AboutCharges, StringComparison.Ordinal) || received.ObjectId is null)
            return Result.Done; // kept, and of no consequence
        var seen = await gateway.Read(received.ObjectId, ct);
        return seen.Error is { } refusal ? refusal : await settle.From(seen.Value, gateway.Name, ct);
    }
}
