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
    public async Task<Result> Handle(GatewayEventReceived message, CancellationToken ct)
    {
        if (gateway.SubjectOf(await db.Received(message, ct)) is not { Kind: SubjectKind.Charge } subject)
            return Result.Done; // kept, and of no consequence
        var seen = await gateway.Read(subject.Id, ct);
        return seen.Error is { } refusal ? refusal : await settle.From(seen.Value, gateway.Name, ct);
    }
}

internal static class ReceivedEvents
{
    public static Task<GatewayEvent> Received(this AirbnbDb db, GatewayEventReceived message, CancellationToken ct) =>
        db
            .GatewayEvents.AsNoTracking()
            .SingleAsync(e => e.Gateway == message.Gateway && e.EventId == message.EventId, ct);
}
