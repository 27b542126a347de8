using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

[RetriedForDays]
public sealed class CaptureIntendedCharge(CaptureCharge capture) : IHandleStepwise<CaptureIntended>
{
    public Task<Result> Handle(CaptureIntended message, CancellationToken ct) => capture.Capture(message.ChargeId, ct);
}
