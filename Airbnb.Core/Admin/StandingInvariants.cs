namespace Airbnb.Core.Admin;

/// <summary>What must hold between hosts and their homes. Each query finds rows that must not exist.</summary>
internal static class StandingInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "homes_show_what_their_hosts_are",
            """
            SELECT l.id || ' says ' || l.superhost || ' of ' || u.id AS "Value"
            FROM listings l JOIN users u ON u.id = l.host_id WHERE l.superhost <> u.superhost
            """
        ),
        new(
            "superhosts_have_earned_it",
            """
            SELECT u.id || ' is a superhost: ' || u.superhost AS "Value" FROM users u LEFT JOIN LATERAL (
                SELECT superhost FROM standings s WHERE s.host_id = u.id ORDER BY period DESC LIMIT 1) latest ON true
            WHERE u.superhost AND latest.superhost IS DISTINCT FROM true
            """
        ),
    ];
}
