using Airbnb.Core.Bookings;
using Airbnb.Core.Delivery;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Reviews;

/// <param name="Language">Of the text; the author's own when not said.</param>
public sealed record ReviewToWrite(Scores Scores, string Text, string? Language);

/// <summary>
/// Takes down what one side says of a stay, and seals it: from here on only its publication reads it. The booking's lock
/// orders writers and publication, so that nothing is written unread to what is published.
/// </summary>
public sealed class WriteReview(AirbnbDb db, BookingChange change, PlatformClock clock)
{
    public Task<Result<Booking>> Write(
        Guid bookingId,
        ReviewToWrite review,
        Caller caller,
        IdempotencyKey key,
        CancellationToken ct
    ) => change.Once(bookingId, key, () => Write(bookingId, review, caller, ct), ct);

    private async Task<Result<Booking>> Write(Guid bookingId, ReviewToWrite review, Caller caller, CancellationToken ct)
    {
        if (!await db.Bookings.VisibleTo(caller).AnyAsync(booking => booking.Id == bookingId, ct))
            return Error.NotFound;
        var booking = (await db.LockBooking(bookingId, ct))!;
        if (booking.SideOf(caller) is not { } side)
            return BookingErrors.PartiesOnly;
        if (!review.Scores.AreOf(side))
            return ReviewErrors.ScoresOf(side);
        var window = await db.ReviewWindowOf(booking, ct);
        if (await Refusal(bookingId, window, caller, ct) is { } refusal)
            return refusal;
        await Seal(booking, side, review, caller.UserId!.Value, ct);
        db.SetDeadline(window!.ClosesAt, bookingId, new ReviewWindowClosed(bookingId));
        db.Publish(new ReviewWritten(bookingId));
        return booking;
    }

    private async Task<Error?> Refusal(Guid bookingId, ReviewWindow? window, Caller caller, CancellationToken ct)
    {
        if (window is null || clock.Now < window.OpensAt)
            return ReviewErrors.NotOpen;
        if (await db.WrittenReviews.VisibleTo(caller).AnyAsync(written => written.BookingId == bookingId, ct))
            return ReviewErrors.AlreadyWritten;
        // The Worker's clock may be ahead of ours: what it has published cannot be answered any more.
        var isOver = !window.IsOpen(clock.Now) || await db.Reviews.AnyAsync(r => r.BookingId == bookingId, ct);
        return isOver ? ReviewErrors.Closed : null;
    }

    private async Task Seal(
        Booking booking,
        BookingSide side,
        ReviewToWrite review,
        Guid authorId,
        CancellationToken ct
    )
    {
        var (now, scores) = (clock.Now, review.Scores);
        var language = review.Language ?? await LanguageOf(authorId, ct);
        db.WrittenReviews.Add(
            new WrittenReview
            {
                BookingId = booking.Id,
                By = side,
                AuthorId = authorId,
                WrittenAt = now,
            }
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sealed_reviews (booking_id, by, scores_overall, scores_cleanliness, scores_accuracy,
                scores_check_in, scores_communication, scores_location, scores_value, scores_rules,
                text, language, written_at)
            VALUES ({booking.Id}, {EnumAsSnakeCase<BookingSide>.ToText(side)}, {scores.Overall}, {scores.Cleanliness},
                {scores.Accuracy}, {scores.CheckIn}, {scores.Communication}, {scores.Location}, {scores.Value},
                {scores.Rules}, {review.Text}, {language}, {now})
            """,
            ct
        );
    }

    private async Task<string> LanguageOf(Guid userId, CancellationToken ct) =>
        (await db.Users.Where(user => user.Id == userId).Select(user => user.Language).SingleAsync(ct)).Tag();
}
