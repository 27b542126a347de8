using Airbnb.Core;
using Airbnb.Core.Sweeping;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Sweeping;

/// <summary>The next sweep is set before this one begins: whatever goes wrong, there is one.</summary>
public sealed class SweepHourly(Sweep sweep) : IHandleStepwise<SweepDue>
{
    public async Task<Result> Handle(SweepDue message, CancellationToken ct)
    {
        await sweep.SetNext(ct);
        return await sweep.Run(ct);
    }
}
