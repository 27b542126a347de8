using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews.Ratings;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>What guests give a home, on average.</summary>
/// <param name="Count">How many reviews there are.</param>
/// <param name="Shown">Null while there are fewer than 3.</param>
public sealed record ListingRatingResponse(Guid ListingId, int Count, ShownRatingResponse? Shown)
{
    public static ListingRatingResponse Of(Guid listingId, ListingRating? rating) =>
        new(
            listingId,
            rating?.Count ?? 0,
            rating?.Count >= ListingRating.FewestShown ? ShownRatingResponse.Of(rating) : null
        );
}

/// <param name="Overall">The average of what guests gave overall, from 1 to 5 with two decimals.</param>
/// <param name="Distribution">How many gave 1 to 5 overall, in this order.</param>
public sealed record ShownRatingResponse(
    decimal Overall,
    decimal Cleanliness,
    decimal Accuracy,
    decimal CheckIn,
    decimal Communication,
    decimal Location,
    decimal Value,
    IReadOnlyList<int> Distribution
)
{
    public static ShownRatingResponse Of(ListingRating rating)
    {
        decimal Stars(int sum) => Average.InStars(Average.Of(sum, rating.Count))!.Value;
        return new ShownRatingResponse(
            Stars(rating.Overall),
            Stars(rating.Cleanliness),
            Stars(rating.Accuracy),
            Stars(rating.CheckIn),
            Stars(rating.Communication),
            Stars(rating.Location),
            Stars(rating.Value),
            [rating.Ones, rating.Twos, rating.Threes, rating.Fours, rating.Fives]
        );
    }
}

public sealed record RatedListing(Guid Id);

public sealed class GetListingRating(AirbnbDb db, CurrentUser user) : Endpoint<RatedListing, ListingRatingResponse>
{
    public override void Configure()
    {
        Get("listings/{id}/rating");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read what guests give a home, and how many give what");
        Description(route => route.Needs(Permission.ReadHome).WithTags(ReviewsGroup.Tag).Refuses(400, 404));
    }

    public override async Task HandleAsync(RatedListing request, CancellationToken ct)
    {
        var isVisible = await db.Listings.VisibleTo(user).AnyAsync(listing => listing.Id == request.Id, ct);
        var rating = await db
            .ListingRatings.AsNoTracking()
            .SingleOrDefaultAsync(rating => rating.ListingId == request.Id, ct);
        await this.SendFound(isVisible ? ListingRatingResponse.Of(request.Id, rating) : null, ct);
    }
}
