using Airbnb.Core;
using Airbnb.Core.Privacy.Retention;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Privacy;

/// <summary>The next time is set before this one begins: whatever goes wrong, there is one.</summary>
public sealed class ForgetOldHourly(ForgetOld forget) : IHandleStepwise<RetentionDue>
{
    public async Task<Result> Handle(RetentionDue message, CancellationToken ct)
    {
        await forget.SetNext(ct);
        return await forget.Run(ct);
    }
}
