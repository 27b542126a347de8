using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews.Ratings;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews;

/// <summary>
/// Opens what was written about a stay, all at once: when both sides have written, or when they no longer can. Ratings
/// follow in the same transaction. Safe to repeat, and to call too early.
/// </summary>
public sealed class PublishReviews(AirbnbDb db, RefreshRatings ratings, PlatformClock clock)
{
    private static readonly int Sides = Enum.GetValues<BookingSide>().Length;

    public Task<Result> Of(Guid bookingId, CancellationToken ct) =>
        db.InTransaction(
            async () =>
            {
                if (await db.LockBooking(bookingId, ct) is not { } booking)
                    return Error.NotFound;
                if (await db.ReviewWindowOf(booking, ct) is not { } window)
                    return ReviewErrors.NotOpen;
                var written = await db.WrittenReviews.CountAsync(review => review.BookingId == bookingId, ct);
                if (written == Sides || clock.Now >= window.ClosesAt)
                    return await Publish(booking, ct);
                await AwaitTheEnd(bookingId, window, ct); // the deadline went by a clock that is ahead of ours
                return Result.Done;
            },
            ct
        );

    private async Task<Result> Publish(Booking booking, CancellationToken ct)
    {
        await db.CancelDeadlines<ReviewWindowClosed>(booking.Id, ct);
        if (await Open(booking, ct) == 0)
            return Result.Done; // done before
        await ratings.Of(booking.GuestId, booking.ListingId, ct);
        db.Publish(new ReviewsPublished(booking.Id));
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task AwaitTheEnd(Guid bookingId, ReviewWindow window, CancellationToken ct)
    {
        await db.CancelDeadlines<ReviewWindowClosed>(bookingId, ct);
        db.SetDeadline(window.ClosesAt, bookingId, new ReviewWindowClosed(bookingId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The one statement that reads sealed reviews: it moves them to where everybody reads.</summary>
    private Task<int> Open(Booking booking, CancellationToken ct)
    {
        var (ofGuest, ofHost) = (GrowingId.New(), GrowingId.New());
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH opened AS (DELETE FROM sealed_reviews WHERE booking_id = {booking.Id} RETURNING *)
            INSERT INTO reviews (id, booking_id, listing_id, by, author_id, subject_id, scores_overall,
                scores_cleanliness, scores_accuracy, scores_check_in, scores_communication, scores_location,
                scores_value, scores_rules, text, language, written_at, published_at)
            SELECT CASE by WHEN 'guest' THEN {ofGuest} ELSE {ofHost} END, booking_id, {booking.ListingId}, by,
                CASE by WHEN 'guest' THEN {booking.GuestId} ELSE {booking.HostId} END,
                CASE by WHEN 'guest' THEN {booking.HostId} ELSE {booking.GuestId} END,
                scores_overall, scores_cleanliness, scores_accuracy, scores_check_in, scores_communication,
                scores_location, scores_value, scores_rules, text, language, written_at, {clock.Now}
            FROM opened
            """,
            ct
        );
    }
}
