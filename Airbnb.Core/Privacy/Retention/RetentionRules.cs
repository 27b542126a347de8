using Airbnb.Core.Delivery;

namespace Airbnb.Core.Privacy.Retention;

/// <param name="Clock">What the rows were dated by.</param>
/// <param name="Sql">Deletes what is older than {0}, at most {1} at once.</param>
internal sealed record RetentionRule(Func<RetentionOptions, int> Days, DeadlineClock Clock, string Sql);

internal static class RetentionRules
{
    public static readonly IReadOnlyList<RetentionRule> All =
    [
        Of(options => options.GatewayEvents, "gateway_events", "received_at", DeadlineClock.Real),
        Of(options => options.Notifications, "notifications", "created_at", DeadlineClock.Platform),
        Of(options => options.ListingViews, "listing_views", "day", DeadlineClock.Platform),
        Of(options => options.DeadLetters, "dead_letters", "resting_since", DeadlineClock.Real),
        Of(options => options.Reconciliations, "reconciliations", "ended_at", DeadlineClock.Platform),
        Of(
            options => options.Unverified,
            "users",
            "created_at",
            DeadlineClock.Real,
            "pending_registration IS NOT NULL"
        ),
    ];

    private static RetentionRule Of(
        Func<RetentionOptions, int> days,
        string table,
        string at,
        DeadlineClock clock,
        params string[] only
    ) =>
        new(
            days,
            clock,
            $"DELETE FROM {table} WHERE ctid IN (SELECT ctid FROM {table} WHERE "
                + $"{string.Join(" AND ", [$"{at} < {{0}}", .. only])} LIMIT {{1}} FOR UPDATE SKIP LOCKED)"
        );
}
