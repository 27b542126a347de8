using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;

namespace Airbnb.Core.Privacy.Retention;

/// <param name="Since">The column from which on it runs; there is an index for it.</param>
/// <param name="Clock">What the rows were dated by.</param>
/// <param name="Only">Those alone of which this holds.</param>
public sealed record RetentionRule(
    string Table,
    string Since,
    Func<RetentionOptions, TimeSpan> Period,
    DeadlineClock Clock = DeadlineClock.Real,
    string Only = "true"
)
{
    /// <summary>Deletes what is older than {0}, at most {1} at once.</summary>
    public string Sql { get; } =
        $$"""
            DELETE FROM {{Table}} WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM {{Table}} WHERE {{Since}} < {0} AND {{Only}} LIMIT {1} FOR UPDATE SKIP LOCKED))
            """;
}

public static class RetentionRules
{
    public static readonly IReadOnlyList<RetentionRule> All =
    [
        // What nobody can choose: it is worth nothing after that.
        new("sessions", "expires_at", _ => TimeSpan.Zero),
        new("idempotency_keys", "created_at", _ => IdempotentRequests.KeptFor),
        new("inbox", "handled_at", _ => TimeSpan.FromDays(30)), // no message comes again after that
        new("gateway_events", "received_at", kept => Days(kept.GatewayEvents)),
        new("notifications", "created_at", kept => Days(kept.Notifications), DeadlineClock.Platform),
        new("listing_views", "day", kept => Days(kept.ListingViews), DeadlineClock.Platform),
        new("dead_letters", "resting_since", kept => Days(kept.DeadLetters)),
        new("reconciliations", "ended_at", kept => Days(kept.Reconciliations), DeadlineClock.Platform),
        new("users", "created_at", kept => Days(kept.Unverified), Only: "pending_registration IS NOT NULL"),
    ];

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);
}
