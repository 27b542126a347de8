using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings;

/// <param name="Reason">For the guest to read.</param>
public sealed record DeclineRequest(string? Reason = null);

public sealed class DeclineRequestValidator : Validator<DeclineRequest>
{
    public DeclineRequestValidator() => RuleFor(request => request.Reason).MaximumLength(1_000);
}

/// <summary>The host does not want the guest who asked: the nights are free again, and nothing is taken.</summary>
public sealed class PostDecline(AnswerRequest answer, CurrentUser user, IdempotentAnswers answers)
    : Endpoint<DeclineRequest, BookingResponse>
{
    public override void Configure()
    {
        Post("{id}/decline");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Decline a request to book";
            summary.Description = "For the host, within 24 hours. What the guest's bank has reserved is released.";
        });
        Description(route =>
            route
                .Needs(Permission.AnswerBooking)
                .Requires(RequiredHeader.IdempotencyKey)
                .Refuses(400, 401, 403, 404, 409, 415, 422)
        );
    }

    public override Task HandleAsync(DeclineRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        return answers.SendResult(
            this,
            request,
            key => answer.Decline(id, request.Reason?.Trim(), user, key, ct),
            BookingResponse.From,
            ct
        );
    }
}
