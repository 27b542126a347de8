using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews;

public static class ReviewQueries
{
    /// <summary>Published reviews are everybody's to read, until they are taken away.</summary>
    public static IQueryable<Review> Readable(this IQueryable<Review> reviews) =>
        reviews.Where(review => review.RemovedAt == null);

    /// <summary>That they have written is for nobody but themselves to know, admins included.</summary>
    public static IQueryable<WrittenReview> VisibleTo(this IQueryable<WrittenReview> written, Caller caller)
    {
        var userId = caller.UserId;
        return written.Where(review => review.AuthorId == userId);
    }

    /// <summary>When the booking may be reviewed; null when it may not, or not yet.</summary>
    public static async Task<ReviewWindow?> ReviewWindowOf(this AirbnbDb db, Booking booking, CancellationToken ct)
    {
        var cancellation = await db
            .Cancellations.AsNoTracking()
            .SingleOrDefaultAsync(cancellation => cancellation.BookingId == booking.Id, ct);
        return ReviewWindow.Of(booking, cancellation);
    }
}
