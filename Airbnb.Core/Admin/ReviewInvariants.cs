namespace Airbnb.Core.Admin;

/// <summary>What must hold between reviews and ratings. Each query finds rows that must not exist; none reads a sealed text.</summary>
internal static class ReviewInvariants
{
    public static readonly IReadOnlyList<Invariant> Always =
    [
        new(
            "reviews_are_published_together",
            """
            SELECT w.booking_id || ' lacks the review of its ' || w.by AS "Value" FROM written_reviews w
            WHERE EXISTS (SELECT FROM reviews r WHERE r.booking_id = w.booking_id)
              AND NOT EXISTS (SELECT FROM reviews r WHERE r.booking_id = w.booking_id AND r.by = w.by)
            """
        ),
        new(
            "listings_are_rated_as_reviewed",
            """
            SELECT l.id || ' has ' || l.review_count || ' at ' || coalesce(l.rating, 0) || ', reviews say '
                || coalesce(r.count, 0) || ' at ' || coalesce(r.overall, 0) AS "Value"
            FROM listings l
            LEFT JOIN (SELECT listing_id, count(*) AS count, sum(scores_overall) AS overall,
                    sum(scores_cleanliness + scores_accuracy + scores_check_in + scores_communication
                        + scores_location + scores_value) AS others
                FROM reviews WHERE by = 'guest' AND removed_at IS NULL GROUP BY listing_id) r ON r.listing_id = l.id
            LEFT JOIN listing_ratings s ON s.listing_id = l.id
            WHERE l.review_count <> coalesce(r.count, 0)
               OR l.rating IS DISTINCT FROM CASE WHEN r.count >= 3 THEN (100 * r.overall + r.count / 2) / r.count END
               OR (coalesce(s.count, 0), coalesce(s.overall, 0)) <> (coalesce(r.count, 0), coalesce(r.overall, 0))
               OR coalesce(s.cleanliness + s.accuracy + s.check_in + s.communication + s.location + s.value, 0)
                  <> coalesce(r.others, 0)
            """
        ),
        new(
            "guests_are_rated_as_reviewed",
            """
            SELECT coalesce(g.user_id, r.subject_id) || ' has ' || coalesce(g.count, 0) || ', reviews say '
                || coalesce(r.count, 0) AS "Value"
            FROM guest_ratings g FULL JOIN (
                SELECT subject_id, count(*) AS count,
                    sum(scores_cleanliness + scores_communication + scores_rules) AS scores
                FROM reviews WHERE by = 'host' AND removed_at IS NULL GROUP BY subject_id) r ON r.subject_id = g.user_id
            WHERE coalesce(g.count, 0) <> coalesce(r.count, 0)
               OR coalesce(g.cleanliness + g.communication + g.rules, 0) <> coalesce(r.scores, 0)
            """
        ),
    ];

    /// <summary>Only when nothing is under way: a few minutes are for the Worker to come round to it.</summary>
    public static readonly IReadOnlyList<Invariant> AtRest =
    [
        new(
            "reviews_of_both_are_published",
            """
            SELECT w.booking_id || ' was reviewed by both sides' AS "Value" FROM written_reviews w, platform_clock c
            WHERE NOT EXISTS (SELECT FROM reviews r WHERE r.booking_id = w.booking_id)
            GROUP BY w.booking_id, c."offset"
            HAVING count(*) = 2 AND max(w.written_at) < now() + c."offset" - interval '5 minutes'
            """
        ),
    ];
}
