using Airbnb.Core;
using Airbnb.Core.Standings;
using Airbnb.Worker.Delivery;

namespace Airbnb.Worker.Standings;

/// <summary>The next look is set before this one begins: whatever goes wrong, there is one.</summary>
public sealed class LookAtHostsQuarterly(LookAtStandings look) : IHandleStepwise<StandingDue>
{
    public async Task<Result> Handle(StandingDue message, CancellationToken ct)
    {
        await look.SetNext(message.Day, ct);
        return await look.On(message.Day, ct);
    }
}

public sealed class CountResponsesDaily(CountResponses count) : IHandle<ResponseRatesDue>
{
    public Task<Result> Handle(ResponseRatesDue message, CancellationToken ct) => count.Count(ct);
}
