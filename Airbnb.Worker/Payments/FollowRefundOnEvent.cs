using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

/// <summary>Refunds may fail days after they were sent: what an event tells of is read from the gateway again.</summary>
[RetriedForDays]
public sealed class FollowRefundOnEvent(AirbnbDb db, IPaymentGateway gateway, FollowRefund follow)
    : IHandleStepwise<GatewayEventReceived>
{
    public async Task<Result> Handle(GatewayEventReceived message, CancellationToken ct)
    {
        if (gateway.SubjectOf(await db.Received(message, ct)) is not { Kind: SubjectKind.Refund } subject)
            return Result.Done;
        var seen = await gateway.ReadRefund(subject.Id, ct);
        return seen.Error is { } refusal ? refusal : await follow.From(seen.Value, gateway.Name, ct);
    }
}
