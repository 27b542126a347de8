using Airbnb.Api.Bookings;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;
using Airbnb.Core.Time;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>How the caller stands with the reviews of one stay.</summary>
/// <param name="OpenUntil">Until then both sides may write; null while the stay is not over, or did not take place.</param>
/// <param name="WrittenAt">When the caller wrote. Whether the other side did is not said before both are published.</param>
/// <param name="MayWrite">Whether the caller may write now.</param>
/// <param name="Items">What can be read of both.</param>
public sealed record BookingReviewsResponse(
    Guid BookingId,
    DateTimeOffset? OpenUntil,
    DateTimeOffset? WrittenAt,
    bool MayWrite,
    IReadOnlyList<ReviewResponse> Items
);

public sealed class ReadBookingReviews(AirbnbDb db, PlatformClock clock, CurrentUser user)
{
    public async Task<Result<BookingReviewsResponse>> After(Result<Booking> done, CancellationToken ct) =>
        done.Error is { } refusal ? refusal : await Of(done.Value.Id, ct);

    public async Task<Result<BookingReviewsResponse>> Of(Guid bookingId, CancellationToken ct)
    {
        var booking = await db
            .Bookings.VisibleTo(user)
            .AsNoTracking()
            .SingleOrDefaultAsync(booking => booking.Id == bookingId, ct);
        if (booking is null)
            return Error.NotFound;
        var window = await db.ReviewWindowOf(booking, ct);
        var writtenAt = await db
            .WrittenReviews.VisibleTo(user)
            .Where(written => written.BookingId == bookingId)
            .Select(written => (DateTimeOffset?)written.WrittenAt)
            .SingleOrDefaultAsync(ct);
        var isParty = booking.SideOf(user) is not null;
        var mayWrite = isParty && writtenAt is null && window?.IsOpen(clock.Now) is true;
        return new BookingReviewsResponse(bookingId, window?.ClosesAt, writtenAt, mayWrite, await Items(bookingId, ct));
    }

    private Task<List<ReviewResponse>> Items(Guid bookingId, CancellationToken ct) =>
        db
            .Reviews.Readable()
            .Where(review => review.BookingId == bookingId)
            .OrderBy(review => review.By)
            .Select(ReviewResponse.In(db))
            .ToListAsync(ct);
}

public sealed class ReviewsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddScoped<ReadBookingReviews>();
}

/// <summary>The reviews of a stay of the caller's: what can be read, and whether there is something to write.</summary>
public sealed class GetBookingReviews(ReadBookingReviews reviews) : Endpoint<BookingById, BookingReviewsResponse>
{
    public override void Configure()
    {
        Get("bookings/{id}/reviews");
        Summary(summary => summary.Summary = "Read the reviews of a booking");
        Description(route => route.Needs(Permission.ReadBooking).WithTags(ReviewsGroup.Tag).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(BookingById request, CancellationToken ct) =>
        await this.SendResult(await reviews.Of(request.Id, ct), found => found, ct);
}
