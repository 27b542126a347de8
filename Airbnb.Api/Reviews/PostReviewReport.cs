using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Reviews.Moderation;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Reviews;

/// <summary>What is wrong with a review.</summary>
public sealed record ReviewReportRequest
{
    public required ReportReason? Reason { get; init; }

    /// <summary>In the caller's own words, for the platform alone.</summary>
    public string? Comment { get; init; }
}

public sealed class ReviewReportRequestValidator : Validator<ReviewReportRequest>
{
    private const int LongestComment = 1_000;

    public ReviewReportRequestValidator()
    {
        RuleFor(request => request.Reason).NotNull();
        RuleFor(request => request.Comment).MaximumLength(LongestComment);
    }
}

/// <summary>Asks the platform to look at a review.</summary>
public sealed class PostReviewReport(ReportReview report, CurrentUser user) : Endpoint<ReviewReportRequest>
{
    public override void Configure()
    {
        Post("{id}/reports");
        Group<ReviewsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Report a review";
            summary.Description = "An admin looks at it. A second report of the same caller changes nothing.";
        });
        Description(route => route.Needs(Permission.ReportReview).Produces(204).Refuses(400, 401, 404, 415));
    }

    public override async Task HandleAsync(ReviewReportRequest request, CancellationToken ct) =>
        await this.SendResult(
            await report.Report(Route<Guid>("id"), request.Reason!.Value, request.Comment, user.Id, ct),
            ct
        );
}
