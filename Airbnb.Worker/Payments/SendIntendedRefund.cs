using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

[RetriedForDays]
public sealed class SendIntendedRefund(SendRefund refund) : IHandleStepwise<RefundIntended>
{
    public Task<Result> Handle(RefundIntended message, CancellationToken ct) => refund.Send(message.RefundId, ct);
}
