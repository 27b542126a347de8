using System.Linq.Expressions;
using Airbnb.Api.Admin;
using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;
using Airbnb.Core.Reviews.Moderation;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>A published review, for those who look after the platform.</summary>
/// <param name="RemovedAt">When it was taken away; null while everybody reads it.</param>
/// <param name="Reports">What people find wrong with it, and whether that was decided.</param>
/// <param name="Decisions">What admins decided about it, in order.</param>
public sealed record ModeratedReviewResponse(
    Guid Id,
    Guid BookingId,
    Guid ListingId,
    BookingSide By,
    Guid AuthorId,
    Guid SubjectId,
    ScoresResponse Scores,
    string Text,
    string? Reply,
    DateTimeOffset PublishedAt,
    DateTimeOffset? RemovedAt,
    IReadOnlyList<ReportResponse> Reports,
    IReadOnlyList<DecisionResponse> Decisions
) : IListed
{
    public static Expression<Func<Review, ModeratedReviewResponse>> In(AirbnbDb db) =>
        review => new ModeratedReviewResponse(
            review.Id,
            review.BookingId,
            review.ListingId,
            review.By,
            review.AuthorId,
            review.SubjectId,
            ScoresResponse.Of(review.Scores),
            review.Text,
            review.Reply == null ? null : review.Reply.Text,
            review.PublishedAt,
            review.RemovedAt,
            db.ReviewReports.Where(report => report.ReviewId == review.Id)
                .OrderBy(report => report.Id)
                .Select(r => new ReportResponse(r.ReporterId, r.Reason, r.Comment, r.At, r.DecidedAt))
                .ToList(),
            db.ReviewModeration.Where(decision => decision.ReviewId == review.Id)
                .OrderBy(decision => decision.Id)
                .Select(d => new DecisionResponse(d.Decision, d.Reason, d.By, d.At))
                .ToList()
        );
}

public sealed record ReportResponse(
    Guid ReporterId,
    ReportReason Reason,
    string? Comment,
    DateTimeOffset At,
    DateTimeOffset? DecidedAt
);

/// <param name="By">The admin's id.</param>
public sealed record DecisionResponse(ReviewDecision Decision, string Reason, Guid By, DateTimeOffset At);

public sealed record ModeratedReviewsQuery
{
    /// <summary>Only those with a report that is not decided, or only those without.</summary>
    public bool? Reported { get; init; }
    public bool? Removed { get; init; }
    public int Limit { get; init; } = 20;
    public string? After { get; init; }
}

public sealed class ModeratedReviewsQueryValidator : Validator<ModeratedReviewsQuery>
{
    public ModeratedReviewsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>Published reviews, whether they can still be read or not. Sealed ones are not for admins either.</summary>
public sealed class ListModeratedReviews(AirbnbDb db) : Endpoint<ModeratedReviewsQuery, Page<ModeratedReviewResponse>>
{
    public override void Configure()
    {
        Get("reviews");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "List published reviews, newest first: those reported, those taken away");
        Description(route => route.Needs(Permission.ModerateReviews).Refuses(400, 401, 403));
    }

    public override async Task HandleAsync(ModeratedReviewsQuery request, CancellationToken ct)
    {
        var page = await Wanted(request)
            .AsSplitQuery() // reports and decisions would come once for each other
            .ToPage(ModeratedReviewResponse.In(db), request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }

    private IQueryable<Review> Wanted(ModeratedReviewsQuery query)
    {
        IQueryable<Review> reviews = db.Reviews;
        if (query.Removed is { } removed)
            reviews = reviews.Where(review => review.RemovedAt != null == removed);
        return query.Reported is { } reported
            ? reviews.Where(review =>
                db.ReviewReports.Any(report => report.ReviewId == review.Id && report.DecidedAt == null) == reported
            )
            : reviews;
    }
}

/// <param name="Reason">Kept with the decision; who wrote the review is told why it was taken away.</param>
public sealed record DecisionRequest(string Reason);

public sealed class DecisionRequestValidator : Validator<DecisionRequest>
{
    public DecisionRequestValidator() => RuleFor(request => request.Reason).Reason();
}

public sealed class PostReviewRemoval(ModerateReview moderate, CurrentUser user) : Endpoint<DecisionRequest>
{
    public override void Configure()
    {
        Post("reviews/{id}/removal");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Take a review away: nobody reads it any more, and it no longer counts");
        Description(route =>
            route.Needs(Permission.ModerateReviews).Produces(204).Refuses(400, 401, 403, 404, 409, 415)
        );
    }

    public override async Task HandleAsync(DecisionRequest request, CancellationToken ct) =>
        await this.SendResult(await moderate.Remove(Route<Guid>("id"), request.Reason, user.Id, ct), ct);
}

public sealed class PostReviewRestoration(ModerateReview moderate, CurrentUser user) : Endpoint<DecisionRequest>
{
    public override void Configure()
    {
        Post("reviews/{id}/restoration");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Bring a review back that was taken away");
        Description(route =>
            route.Needs(Permission.ModerateReviews).Produces(204).Refuses(400, 401, 403, 404, 409, 415)
        );
    }

    public override async Task HandleAsync(DecisionRequest request, CancellationToken ct) =>
        await this.SendResult(await moderate.Restore(Route<Guid>("id"), request.Reason, user.Id, ct), ct);
}

public sealed class PostReviewRetention(ModerateReview moderate, CurrentUser user) : Endpoint<DecisionRequest>
{
    public override void Configure()
    {
        Post("reviews/{id}/retention");
        Group<AdminGroup>();
        Summary(summary => summary.Summary = "Leave a reported review as it is: its reports are decided");
        Description(route =>
            route.Needs(Permission.ModerateReviews).Produces(204).Refuses(400, 401, 403, 404, 409, 415)
        );
    }

    public override async Task HandleAsync(DecisionRequest request, CancellationToken ct) =>
        await this.SendResult(await moderate.Keep(Route<Guid>("id"), request.Reason, user.Id, ct), ct);
}
