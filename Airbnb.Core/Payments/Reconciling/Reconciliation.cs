namespace Airbnb.Core.Payments.Reconciling;

/// <summary>One comparison of our books with the gateway's.</summary>
public sealed class Reconciliation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Gateway { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From when on the gateway was asked for movements, in its own time.</summary>
    public required DateTimeOffset LookedFrom { get; init; }

    /// <summary>Null while it runs, and when it was interrupted.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How many movements were new.</summary>
    public int Movements { get; private set; }

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>What the gateway has more than our books, for each currency that ever moved.</summary>
    public IReadOnlyList<Money> Drift { get; private set; } = [];

    public void End(int movements, IReadOnlyList<Finding> findings, IReadOnlyList<Money> drift, DateTimeOffset at) =>
        (Movements, Findings, Drift, EndedAt) = (movements, findings, drift, at);
}

/// <summary>Something that was not as it should be.</summary>
/// <param name="Kind">What sort of thing, as in <c>charge_was_open</c>.</param>
/// <param name="Subject">Our id, or the gateway's where we have none.</param>
/// <param name="Says">For people.</param>
/// <param name="Repaired">It was safe to put right, and was.</param>
public sealed record Finding(string Kind, string Subject, string Says, bool Repaired);

/// <summary>A line of our balance at the gateway, as it was read there; kept, so that the whole can be compared.</summary>
public sealed class KeptMovement
{
    public required string Gateway { get; init; }
    public required string GatewayId { get; init; }
    public required MovementKind Kind { get; init; }
    public Guid? Reference { get; init; }
    public required string SubjectId { get; init; }
    public string? ChargeId { get; init; }

    /// <summary>Minor units, before the fee; negative when money leaves.</summary>
    public required long Amount { get; init; }
    public required long Fee { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset At { get; init; }
}
