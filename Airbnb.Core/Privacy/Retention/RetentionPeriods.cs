using Airbnb.Core.Idempotency;

namespace Airbnb.Core.Privacy.Retention;

/// <summary>Rows that nobody needs any more when their time is over.</summary>
/// <param name="Since">The column that says from when on it runs; indexed, or the table small.</param>
/// <param name="Clock">Which time it is counted in.</param>
public sealed record RetentionPeriod(string Table, string Since, TimeSpan For, SweepClock Clock = SweepClock.Real);

public enum SweepClock
{
    Real,
    Platform,
}

/// <summary>How long what is kept: all that is swept away by itself.</summary>
public static class RetentionPeriods
{
    public static readonly IReadOnlyList<RetentionPeriod> All =
    [
        new("sessions", "expires_at", TimeSpan.Zero),
        new("idempotency_keys", "created_at", IdempotentRequests.KeptFor),
        new("inbox", "handled_at", TimeSpan.FromDays(30)), // no message comes again after that
    ];
}
