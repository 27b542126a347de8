using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>Which reviews of a person.</summary>
public sealed record UserReviewsQuery
{
    /// <summary>The person.</summary>
    public Guid Id { get; init; }

    /// <summary>As guest: what hosts say of them. As host: what guests say of their homes.</summary>
    public BookingSide As { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class UserReviewsQueryValidator : Validator<UserReviewsQuery>
{
    public UserReviewsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>What others say of a person, newest first.</summary>
public sealed class ListUserReviews(AirbnbDb db) : Endpoint<UserReviewsQuery, Page<ReviewResponse>>
{
    public override void Configure()
    {
        Get("users/{id}/reviews");
        AllowAnonymous();
        Summary(summary => summary.Summary = "List what others say of a person");
        Description(route => route.Needs(Permission.UsePublic).WithTags(ReviewsGroup.Tag).Refuses(400, 404));
    }

    public override async Task HandleAsync(UserReviewsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<ReviewResponse>>> Find(UserReviewsQuery query, CancellationToken ct)
    {
        if (!await db.Users.Known().AnyAsync(user => user.Id == query.Id, ct))
            return Error.NotFound;
        var by = query.As is BookingSide.Guest ? BookingSide.Host : BookingSide.Guest;
        return await db
            .Reviews.Readable()
            .Where(review => review.SubjectId == query.Id && review.By == by)
            .ToPage(ReviewResponse.In(db), query.Limit, query.After, ct);
    }
}
