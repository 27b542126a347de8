using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Reviews;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Reviews;

/// <summary>What the caller says to a review about them.</summary>
public sealed record ReplyRequest(string Text);

public sealed class ReplyRequestValidator : Validator<ReplyRequest>
{
    private const int LongestText = 2_000;

    public ReplyRequestValidator() => RuleFor(request => request.Text).NotEmpty().MaximumLength(LongestText);
}

/// <summary>Replies to a review about the caller: published at once, and for good.</summary>
public sealed class PostReply(ReplyToReview reply, AirbnbDb db, CurrentUser user)
    : Endpoint<ReplyRequest, ReviewResponse>
{
    public override void Configure()
    {
        Post("{id}/reply");
        Group<ReviewsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Reply to a review";
            summary.Description = "Once, within 30 days after it was published. The reply cannot be changed.";
        });
        Description(route => route.Needs(Permission.ReplyToReview).Refuses(400, 401, 403, 404, 409, 415));
    }

    public override async Task HandleAsync(ReplyRequest request, CancellationToken ct)
    {
        var replied = await reply.Reply(Route<Guid>("id"), request.Text.Trim(), user, ct);
        await this.SendResult(await Read(replied, ct), review => review, ct);
    }

    private async Task<Result<ReviewResponse>> Read(Result<Review> replied, CancellationToken ct) =>
        replied.Error is { } refusal
            ? refusal
            : await db
                .Reviews.Where(review => review.Id == replied.Value.Id)
                .Select(ReviewResponse.In(db))
                .SingleAsync(ct);
}
