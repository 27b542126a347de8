using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Payouts;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments.Payouts;

[RetriedForDays]
public sealed class SendIntendedPayout(SendPayout payout) : IHandleStepwise<PayoutIntended>
{
    public Task<Result> Handle(PayoutIntended message, CancellationToken ct) => payout.Send(message.PayoutId, ct);
}

[RetriedForDays]
public sealed class SendIntendedReversal(SendReversal reversal) : IHandleStepwise<ReversalIntended>
{
    public Task<Result> Handle(ReversalIntended message, CancellationToken ct) => reversal.Send(message.ReversalId, ct);
}
