using Airbnb.Core.Persistence;

namespace Airbnb.Core.Reviews.Moderation;

/// <summary>What somebody finds wrong with a review.</summary>
public enum ReportReason
{
    Untrue,
    Offensive,

    /// <summary>Tells what is nobody's business.</summary>
    Private,
    Irrelevant,

    /// <summary>Written to get even, or to press for something.</summary>
    Retaliation,
    Spam,
}

/// <summary>Somebody asks the platform to look at a review; each asks once.</summary>
public sealed class ReviewReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid ReporterId { get; init; }
    public required ReportReason Reason { get; init; }
    public string? Comment { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When the platform decided about the review; null while the report is open.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }
}

public enum ReviewDecision
{
    Removed,
    Restored,

    /// <summary>Reported, and left as it is.</summary>
    Kept,
}

/// <summary>What an admin decided about a review, and why. Never changed.</summary>
public sealed class ReviewModeration
{
    public Guid Id { get; init; } = GrowingId.New();
    public required Guid ReviewId { get; init; }
    public required ReviewDecision Decision { get; init; }
    public required string Reason { get; init; }

    /// <summary>The admin.</summary>
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
}
