using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

public enum ReviewSort
{
    Newest,
    Highest,
    Lowest,
}

/// <summary>Which of a home's reviews, and in which order.</summary>
public sealed record ListingReviewsQuery
{
    /// <summary>The listing.</summary>
    public Guid Id { get; init; }
    public ReviewSort Sort { get; init; }

    /// <summary>Only those written in it, such as <c>pt</c>.</summary>
    public string? Language { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class ListingReviewsQueryValidator : Validator<ListingReviewsQuery>
{
    public ListingReviewsQueryValidator()
    {
        RuleFor(query => query.Limit).InclusiveBetween(1, 100);
        RuleFor(query => query.Language)
            .Must(ReviewRequestValidator.IsLanguage)
            .WithMessage("Two or three small letters, as in ISO 639: en, pt, gsw.");
    }
}

/// <summary>What guests say of a home.</summary>
public sealed class ListListingReviews(AirbnbDb db, CurrentUser user)
    : Endpoint<ListingReviewsQuery, Page<ReviewResponse>>
{
    public override void Configure()
    {
        Get("listings/{id}/reviews");
        AllowAnonymous();
        Summary(summary => summary.Summary = "List what guests say of a home");
        Description(route => route.Needs(Permission.ReadHome).WithTags(ReviewsGroup.Tag).Refuses(400, 404));
    }

    public override async Task HandleAsync(ListingReviewsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<ReviewResponse>>> Find(ListingReviewsQuery query, CancellationToken ct)
    {
        if (!await db.Listings.VisibleTo(user).AnyAsync(listing => listing.Id == query.Id, ct))
            return Error.NotFound;
        Result<ReviewPoint> after = query.After is null ? default : Cursor.Read<ReviewPoint>(query.After);
        if (after.Error is { } notOurs)
            return notOurs;
        var reviews = db
            .Reviews.Readable()
            .Where(review => review.ListingId == query.Id && review.By == BookingSide.Guest)
            .Where(review => query.Language == null || review.Language == query.Language);
        if (query.After is not null && after.Value.Sort != query.Sort)
            return Cursor.Invalid; // of another order
        if (query.After is not null)
            reviews = Beyond(reviews, after.Value);
        var found = await Sorted(reviews, query.Sort)
            .Take(query.Limit + 1)
            .Select(ReviewResponse.In(db))
            .ToListAsync(ct);
        return Page<ReviewResponse>.Of(
            found,
            query.Limit,
            review => new ReviewPoint(query.Sort, review.Scores.Overall!.Value, review.Id)
        );
    }

    private static IQueryable<Review> Sorted(IQueryable<Review> reviews, ReviewSort sort) =>
        sort switch
        {
            ReviewSort.Highest => reviews
                .OrderByDescending(review => review.Scores.Overall)
                .ThenByDescending(r => r.Id),
            ReviewSort.Lowest => reviews.OrderBy(review => review.Scores.Overall).ThenByDescending(r => r.Id),
            _ => reviews.OrderByDescending(review => review.Id),
        };

    private static IQueryable<Review> Beyond(IQueryable<Review> reviews, ReviewPoint last) =>
        last.Sort switch
        {
            ReviewSort.Highest => reviews.Where(review =>
                review.Scores.Overall < last.Overall
                || (review.Scores.Overall == last.Overall && review.Id.CompareTo(last.Id) < 0)
            ),
            ReviewSort.Lowest => reviews.Where(review =>
                review.Scores.Overall > last.Overall
                || (review.Scores.Overall == last.Overall && review.Id.CompareTo(last.Id) < 0)
            ),
            _ => reviews.Where(review => review.Id.CompareTo(last.Id) < 0),
        };

    /// <summary>What the last review of a page was sorted by.</summary>
    private sealed record ReviewPoint(ReviewSort Sort, int Overall, Guid Id);
}
