using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Persistence;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

/// <summary>What the guest's bank decides is read from the gateway, whichever event told that something happened.</summary>
[RetriedForDays]
public sealed class FollowDisputeOnEvent(AirbnbDb db, IPaymentGateway gateway, FollowDispute follow)
    : IHandleStepwise<GatewayEventReceived>
{
    public async Task<Result> Handle(GatewayEventReceived message, CancellationToken ct)
    {
        if (gateway.SubjectOf(await db.Received(message, ct)) is not { Kind: SubjectKind.Dispute } subject)
            return Result.Done;
        var seen = await gateway.ReadDispute(subject.Id, ct);
        return seen.Error is { } refusal ? refusal : await follow.From(seen.Value, gateway.Name, ct);
    }
}
