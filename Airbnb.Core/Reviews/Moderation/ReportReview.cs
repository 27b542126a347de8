using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews.Moderation;

/// <summary>Asks the platform to look at a review.</summary>
public sealed class ReportReview(AirbnbDb db, PlatformClock clock)
{
    public async Task<Result> Report(
        Guid reviewId,
        ReportReason reason,
        string? comment,
        Guid reporterId,
        CancellationToken ct
    )
    {
        if (!await db.Reviews.Readable().AnyAsync(review => review.Id == reviewId, ct))
            return Error.NotFound;
        db.ReviewReports.Add(
            new ReviewReport
            {
                ReviewId = reviewId,
                ReporterId = reporterId,
                Reason = reason,
                Comment = comment,
                At = clock.Now,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException again) when (again.Breaks(ReviewMapping.OneReport))
        {
            return Result.Done; // asked twice
        }
        return Result.Done;
    }
}
