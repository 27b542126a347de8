using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

[RetriedForDays]
public sealed class ReleaseIntendedCharge(ReleaseCharge release) : IHandleStepwise<ReleaseIntended>
{
    public Task<Result> Handle(ReleaseIntended message, CancellationToken ct) => release.Release(message.ChargeId, ct);
}
