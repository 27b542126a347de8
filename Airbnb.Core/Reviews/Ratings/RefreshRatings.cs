using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews.Ratings;

/// <summary>
/// Adds up what can be read of a guest and of a home, in the transaction that publishes or takes away a review. Rows are
/// locked first, the guest's before the home's as everywhere, so that of two at once the later counts both.
/// </summary>
public sealed class RefreshRatings(AirbnbDb db)
{
    public async Task Of(Guid guestId, Guid listingId, CancellationToken ct)
    {
        await OfGuest(guestId, ct);
        await OfListing(listingId, ct);
    }

    private async Task OfGuest(Guid userId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM users WHERE id = {userId} FOR NO KEY UPDATE", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO guest_ratings (user_id, count, cleanliness, communication, rules)
            SELECT {userId}, count(*), coalesce(sum(scores_cleanliness), 0), coalesce(sum(scores_communication), 0),
                coalesce(sum(scores_rules), 0)
            FROM reviews WHERE subject_id = {userId} AND by = 'host' AND removed_at IS NULL
            ON CONFLICT (user_id) DO UPDATE SET (count, cleanliness, communication, rules)
                = (excluded.count, excluded.cleanliness, excluded.communication, excluded.rules)
            """,
            ct
        );
    }

    private async Task OfListing(Guid listingId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM listings WHERE id = {listingId} FOR NO KEY UPDATE", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO listing_ratings (listing_id, count, overall, cleanliness, accuracy, check_in, communication,
                location, value, ones, twos, threes, fours, fives)
            SELECT {listingId}, count(*), coalesce(sum(scores_overall), 0), coalesce(sum(scores_cleanliness), 0),
                coalesce(sum(scores_accuracy), 0), coalesce(sum(scores_check_in), 0),
                coalesce(sum(scores_communication), 0), coalesce(sum(scores_location), 0),
                coalesce(sum(scores_value), 0),
                count(*) FILTER (WHERE scores_overall = 1), count(*) FILTER (WHERE scores_overall = 2),
                count(*) FILTER (WHERE scores_overall = 3), count(*) FILTER (WHERE scores_overall = 4),
                count(*) FILTER (WHERE scores_overall = 5)
            FROM reviews WHERE listing_id = {listingId} AND by = 'guest' AND removed_at IS NULL
            ON CONFLICT (listing_id) DO UPDATE SET
                (count, overall, cleanliness, accuracy, check_in, communication, location, value,
                    ones, twos, threes, fours, fives)
                = (excluded.count, excluded.overall, excluded.cleanliness, excluded.accuracy, excluded.check_in,
                    excluded.communication, excluded.location, excluded.value,
                    excluded.ones, excluded.twos, excluded.threes, excluded.fours, excluded.fives)
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE listings SET review_count = r.count,
                rating = CASE WHEN r.count >= {ListingRating.FewestShown}
                    THEN (100 * r.overall + r.count / 2) / r.count END
            FROM listing_ratings r WHERE r.listing_id = listings.id AND listings.id = {listingId}
            """,
            ct
        );
    }
}
