using Airbnb.Api.Http;
using Airbnb.Api.Standings;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews.Ratings;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>A person, as everybody may know them.</summary>
/// <param name="Name">The given name alone.</param>
/// <param name="Since">The day they came.</param>
/// <param name="Superhost">Whether they were one of the best hosts when that was looked at last.</param>
/// <param name="Bio">What they say of themselves.</param>
/// <param name="Languages">What they speak, ISO 639-1.</param>
/// <param name="Picture">Where their picture is, on this host.</param>
/// <param name="AsHost">What guests give their homes.</param>
/// <param name="AsGuest">What hosts give them.</param>
public sealed record UserResponse(
    Guid Id,
    string Name,
    DateOnly Since,
    bool Superhost,
    string? Bio,
    IReadOnlyList<string> Languages,
    string? Picture,
    HostRatingResponse AsHost,
    GuestRatingResponse AsGuest
);

/// <param name="Rating">The average of what guests gave overall; null while there are fewer than 3 reviews.</param>
/// <param name="ResponseRate">Percent of those who asked lately and got an answer within a day; null when nobody asked.</param>
public sealed record HostRatingResponse(int ReviewCount, decimal? Rating, decimal? ResponseRate);

/// <summary>Averages; null while there are fewer than 3 reviews.</summary>
public sealed record GuestRatingResponse(int ReviewCount, decimal? Cleanliness, decimal? Communication, decimal? Rules)
{
    public static GuestRatingResponse Of(GuestRating? rating)
    {
        decimal? Stars(int? sum) => Average.InStars(Average.Of(sum ?? 0, rating?.Count ?? 0));
        return new GuestRatingResponse(
            rating?.Count ?? 0,
            Stars(rating?.Cleanliness),
            Stars(rating?.Communication),
            Stars(rating?.Rules)
        );
    }
}

public sealed record UserById(Guid Id);

public sealed class GetUser(AirbnbDb db) : Endpoint<UserById, UserResponse>
{
    public override void Configure()
    {
        Get("users/{id}");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read what everybody may know of a person");
        Description(route => route.Needs(Permission.UsePublic).WithTags(ReviewsGroup.Tag).Refuses(400, 404));
    }

    public override async Task HandleAsync(UserById request, CancellationToken ct) =>
        await this.SendFound(await Find(request.Id, ct), ct);

    private async Task<UserResponse?> Find(Guid id, CancellationToken ct)
    {
        var found = await db
            .Users.Known()
            .Where(user => user.Id == id)
            .Select(user => new
            {
                user.Name,
                user.CreatedAt,
                user.IsSuperhost,
                user.Bio,
                user.SpokenLanguages,
                user.Picture,
                AsGuest = db.GuestRatings.SingleOrDefault(rating => rating.UserId == id),
            })
            .SingleOrDefaultAsync(ct);
        return found is null
            ? null
            : new UserResponse(
                id,
                GivenName.Of(found.Name),
                DateOnly.FromDateTime(found.CreatedAt.UtcDateTime),
                found.IsSuperhost,
                found.Bio,
                found.SpokenLanguages,
                PhotoFile.PathOf(found.Picture),
                await AsHost(id, ct),
                GuestRatingResponse.Of(found.AsGuest)
            );
    }

    private async Task<HostRatingResponse> AsHost(Guid id, CancellationToken ct)
    {
        var ratings = await db
            .ListingRatings.Where(rating =>
                db.Listings.Any(listing => listing.Id == rating.ListingId && listing.HostId == id)
            )
            .GroupBy(rating => 1)
            .Select(all => new { Count = all.Sum(rating => rating.Count), Overall = all.Sum(rating => rating.Overall) })
            .SingleOrDefaultAsync(ct);
        var responses = await db.ResponseRates.AsNoTracking().SingleOrDefaultAsync(rate => rate.HostId == id, ct);
        var count = ratings?.Count ?? 0;
        return new HostRatingResponse(
            count,
            Average.InStars(Average.Of(ratings?.Overall ?? 0, count)),
            FiguresResponse.Percent(responses?.Answered ?? 0, responses?.Asked ?? 0)
        );
    }
}
