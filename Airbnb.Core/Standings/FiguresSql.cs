namespace Airbnb.Core.Standings;

/// <summary>How a host's figures are counted, as of a moment; later rows do not change what was so then.</summary>
internal static class FiguresSql
{
    private const int Days = 365;

    /// <summary>
    /// Of new enquiries and requests those of the last 30 days, and the latest 10 of the last 90 days in any case. What
    /// came less than 24 hours ago and is not answered counts neither way yet.
    /// </summary>
    public static FormattableString Responses(DateTimeOffset at) =>
        $"""
            SELECT count(*)::int AS asked, (count(*) FILTER (WHERE in_time))::int AS answered FROM (
                SELECT asked_at, coalesce(answered_at <= asked_at + interval '24 hours', false) AS in_time,
                    row_number() OVER (ORDER BY asked_at DESC, id DESC) AS number
                FROM enquiries
                WHERE host_id = host.id AND asked_at > {at.AddDays(-90)} AND asked_at <= {at}
                  AND (answered_at <= {at} OR asked_at <= {at.AddDays(-1)})) latest
            WHERE number <= 10 OR asked_at > {at.AddDays(-30)}
            """;

    public static FormattableString Of(Guid[] hosts, DateTimeOffset at) =>
        $"""
            SELECT host.id AS "HostId", stays AS "Stays", nights AS "Nights", cancellations AS "Cancellations",
                reviews AS "Reviews", stars AS "Stars", asked AS "Asked", answered AS "Answered"
            FROM unnest({hosts}) AS host (id)
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS stays, coalesce(sum(check_out - check_in), 0)::int AS nights FROM bookings
                WHERE host_id = host.id AND status = 'completed'
                  AND check_out_at > {at.AddDays(-Days)} AND check_out_at <= {at}) hosted
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS cancellations FROM cancellations c JOIN bookings b ON b.id = c.booking_id
                WHERE b.host_id = host.id AND b.status = 'cancelled_by_host'
                  AND c.at > {at.AddDays(-Days)} AND c.at <= {at}
                  AND NOT EXISTS (SELECT FROM host_penalties p
                      WHERE p.booking_id = c.booking_id AND p.waived_at IS NOT NULL)) cancelled
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS reviews, coalesce(sum(scores_overall), 0)::int AS stars FROM reviews
                WHERE subject_id = host.id AND by = 'guest' AND removed_at IS NULL
                  AND published_at > {at.AddDays(-Days)} AND published_at <= {at}) reviewed
            CROSS JOIN LATERAL ({Responses(at)}) responded
            """;
}
