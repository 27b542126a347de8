using Airbnb.Core.Admin.Auditing;
using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews.Ratings;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews.Moderation;

/// <summary>
/// Takes a review away, brings it back, or leaves it as it is. What homes and guests are rated follows in the same
/// transaction, and why it was done is kept.
/// </summary>
public sealed class ModerateReview(AirbnbDb db, RefreshRatings ratings, PlatformClock clock)
{
    public Task<Result> Remove(Guid reviewId, string reason, Guid by, CancellationToken ct) =>
        Decide(
            reviewId,
            async review =>
            {
                if (review.RemovedAt is not null)
                    return ReviewErrors.Removed;
                review.Remove(clock.Now);
                db.Publish(new ReviewRemoved(review.BookingId, review.Id));
                return await Note(review, ReviewDecision.Removed, reason, by, ct);
            },
            ct
        );

    public Task<Result> Restore(Guid reviewId, string reason, Guid by, CancellationToken ct) =>
        Decide(
            reviewId,
            async review =>
            {
                if (review.RemovedAt is null)
                    return ReviewErrors.NotRemoved;
                review.Restore();
                return await Note(review, ReviewDecision.Restored, reason, by, ct);
            },
            ct
        );

    /// <summary>Somebody complained without cause.</summary>
    public Task<Result> Keep(Guid reviewId, string reason, Guid by, CancellationToken ct) =>
        Decide(
            reviewId,
            async review =>
                await Reports(reviewId).AnyAsync(ct)
                    ? await Note(review, ReviewDecision.Kept, reason, by, ct)
                    : ReviewErrors.NotReported,
            ct
        );

    private Task<Result> Decide(Guid reviewId, Func<Review, Task<Result>> decide, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                await db.Database.ExecuteSqlAsync($"SELECT FROM reviews WHERE id = {reviewId} FOR NO KEY UPDATE", ct);
                var review = await db.Reviews.AsTracking().SingleOrDefaultAsync(review => review.Id == reviewId, ct);
                return review is null ? Error.NotFound : await decide(review);
            },
            ct
        );

    private async Task<Result> Note(
        Review review,
        ReviewDecision decision,
        string reason,
        Guid by,
        CancellationToken ct
    )
    {
        db.ReviewModeration.Add(
            new ReviewModeration
            {
                ReviewId = review.Id,
                Decision = decision,
                Reason = reason,
                By = by,
                At = clock.Now,
            }
        );
        var removed =
            decision is ReviewDecision.Kept ? review.RemovedAt is not null : decision is ReviewDecision.Restored;
        db.Audit(
            new Act(by, reason),
            $"review_{SnakeCase.Of(decision.ToString())}",
            review.Id,
            new { removed },
            new { removed = review.RemovedAt is not null }
        );
        await db.SaveChangesAsync(ct);
        await Reports(review.Id).ExecuteUpdateAsync(report => report.SetProperty(r => r.DecidedAt, clock.Now), ct);
        var guestId = review.By is BookingSide.Guest ? review.AuthorId : review.SubjectId;
        await ratings.Of(guestId, review.ListingId, ct);
        return Result.Done;
    }

    private IQueryable<ReviewReport> Reports(Guid reviewId) =>
        db.ReviewReports.Where(report => report.ReviewId == reviewId && report.DecidedAt == null);
}
