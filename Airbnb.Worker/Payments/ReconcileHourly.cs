using Airbnb.Core;
using Airbnb.Core.Payments;
using Airbnb.Core.Payments.Reconciling;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Payments;

/// <summary>The next look is set before this one begins: whatever goes wrong, there is one.</summary>
public sealed class ReconcileHourly(Reconcile reconcile) : IHandleStepwise<ReconciliationDue>
{
    public async Task<Result> Handle(ReconciliationDue message, CancellationToken ct)
    {
        await reconcile.SetNext(ct);
        var looked = await reconcile.Run(act: null, ct);
        return looked.Error is { } refusal ? refusal : Result.Done;
    }
}
