using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Idempotency;
using Airbnb.Core.Reviews;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Reviews;

/// <summary>From 1 to 5. A guest gives overall, cleanliness, accuracy, checkIn, communication, location and value; a host cleanliness, communication and rules.</summary>
public sealed record ScoresRequest
{
    public int? Overall { get; init; }
    public int? Cleanliness { get; init; }
    public int? Accuracy { get; init; }
    public int? CheckIn { get; init; }
    public int? Communication { get; init; }
    public int? Location { get; init; }
    public int? Value { get; init; }
    public int? Rules { get; init; }

    internal Scores ToScores() =>
        new()
        {
            Overall = Overall,
            Cleanliness = Cleanliness!.Value,
            Accuracy = Accuracy,
            CheckIn = CheckIn,
            Communication = Communication!.Value,
            Location = Location,
            Value = Value,
            Rules = Rules,
        };
}

/// <summary>What the caller says of a stay.</summary>
public sealed record ReviewRequest
{
    public required ScoresRequest Scores { get; init; }
    public required string Text { get; init; }

    /// <summary>Of the text, such as <c>pt</c>; the caller's own when not said.</summary>
    public string? Language { get; init; }

    internal ReviewToWrite ToReview() => new(Scores.ToScores(), Text.Trim(), Language);
}

public sealed class ReviewRequestValidator : Validator<ReviewRequest>
{
    public const int LongestText = 5_000;

    public ReviewRequestValidator()
    {
        RuleFor(request => request.Scores).NotNull().SetValidator(new ScoresValidator());
        RuleFor(request => request.Text).NotEmpty().MaximumLength(LongestText);
        RuleFor(request => request.Language)
            .Must(IsLanguage)
            .WithMessage("Two or three small letters, as in ISO 639: en, pt, gsw.");
    }

    internal static bool IsLanguage(string? language) =>
        language is null || (language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower));
}

public sealed class ScoresValidator : AbstractValidator<ScoresRequest>
{
    public ScoresValidator()
    {
        RuleFor(scores => scores.Overall).InclusiveBetween(1, 5);
        RuleFor(scores => scores.Cleanliness).NotNull().InclusiveBetween(1, 5);
        RuleFor(scores => scores.Accuracy).InclusiveBetween(1, 5);
        RuleFor(scores => scores.CheckIn).InclusiveBetween(1, 5);
        RuleFor(scores => scores.Communication).NotNull().InclusiveBetween(1, 5);
        RuleFor(scores => scores.Location).InclusiveBetween(1, 5);
        RuleFor(scores => scores.Value).InclusiveBetween(1, 5);
        RuleFor(scores => scores.Rules).InclusiveBetween(1, 5);
    }
}

/// <summary>Says of a stay what it was like. Nobody reads it before both have written, or can no longer.</summary>
public sealed class PostReview(
    WriteReview write,
    ReadBookingReviews reviews,
    IdempotentAnswers answers,
    CurrentUser user
) : Endpoint<ReviewRequest, BookingReviewsResponse>
{
    public override void Configure()
    {
        Post("bookings/{id}/reviews");
        Summary(summary =>
        {
            summary.Summary = "Review a stay";
            summary.Description =
                "As its guest or as its host, once, within 14 days after it. It is sealed until both have written, or the "
                + "14 days are over; then both are published, and nothing can be changed.";
        });
        Description(route =>
            route
                .Needs(Permission.ChangeBooking)
                .WithTags(ReviewsGroup.Tag)
                .Requires(RequiredHeader.IdempotencyKey)
                .Creates<BookingReviewsResponse>()
                .Refuses(400, 401, 403, 404, 409, 415, 422)
        );
    }

    public override Task HandleAsync(ReviewRequest request, CancellationToken ct) =>
        answers.SendCreated(
            this,
            request,
            key => Write(Route<Guid>("id"), request, key, ct),
            written => $"/{ApiConventions.Prefix}/bookings/{written.BookingId}/reviews",
            written => written,
            ct
        );

    private async Task<Result<BookingReviewsResponse>> Write(
        Guid bookingId,
        ReviewRequest request,
        IdempotencyKey key,
        CancellationToken ct
    ) => await reviews.After(await write.Write(bookingId, request.ToReview(), user, key, ct), ct);
}
