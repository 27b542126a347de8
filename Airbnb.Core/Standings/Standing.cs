using Airbnb.Core.Delivery;

namespace Airbnb.Core.Standings;

/// <summary>What a look at a host came to. Never changed: what was so then, stays so.</summary>
public sealed class Standing
{
    public required Guid HostId { get; init; }

    /// <summary>The first day of the quarter that it holds for.</summary>
    public required DateOnly Period { get; init; }
    public required HostFigures Figures { get; init; }
    public required bool IsSuperhost { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>How many of those who asked a host were answered within a day, as of the last count.</summary>
public sealed class ResponseRate
{
    public Guid HostId { get; private init; }
    public int Asked { get; private init; }
    public int Answered { get; private init; }
    public DateTimeOffset At { get; private init; }
}

/// <summary>A quarter begins: hosts are looked at.</summary>
public sealed record StandingDue(DateOnly Day) : IMessage;

/// <summary>A day begins: answers are counted.</summary>
public sealed record ResponseRatesDue : IMessage;
