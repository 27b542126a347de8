using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews;

/// <summary>Lets whom a review is about say something to it, once.</summary>
public sealed class ReplyToReview(AirbnbDb db, PlatformClock clock)
{
    public async Task<Result<Review>> Reply(Guid reviewId, string text, Caller caller, CancellationToken ct)
    {
        var review = await db
            .Reviews.Readable()
            .AsNoTracking()
            .Include(review => review.Reply)
            .SingleOrDefaultAsync(review => review.Id == reviewId, ct);
        if (review is null)
            return Error.NotFound;
        if (review.SubjectId != caller.UserId)
            return ReviewErrors.ReplyNotYours;
        if (review.Reply is not null)
            return ReviewErrors.AlreadyReplied;
        return review.MayBeRepliedTo(clock.Now) ? await Add(review, text, ct) : ReviewErrors.ReplyTooLate;
    }

    private async Task<Result<Review>> Add(Review review, string text, CancellationToken ct)
    {
        db.ReviewReplies.Add(
            new ReviewReply
            {
                ReviewId = review.Id,
                Text = text,
                At = clock.Now,
            }
        );
        db.Publish(new ReviewReplied(review.BookingId, review.Id));
        try
        {
            await db.SaveChangesAsync(ct);
            return review;
        }
        catch (DbUpdateException twice) when (twice.Breaks(ReviewMapping.OneReply))
        {
            return ReviewErrors.AlreadyReplied;
        }
    }
}
