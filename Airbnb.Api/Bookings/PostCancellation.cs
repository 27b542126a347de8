using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Cancelling;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Bookings;

/// <param name="Quote">From <c>POST /bookings/{id}/cancellation-quotes</c>, as it came.</param>
/// <param name="Reason">For the other side to read.</param>
public sealed record CancellationRequest(string Quote, string? Reason = null);

public sealed class CancellationRequestValidator : Validator<CancellationRequest>
{
    public CancellationRequestValidator()
    {
        RuleFor(request => request.Quote).NotEmpty().MaximumLength(8_000);
        RuleFor(request => request.Reason).MaximumLength(1_000);
    }
}

/// <summary>Ends the stay exactly as the quote says.</summary>
public sealed class PostCancellation(CancelBooking cancel, CurrentUser user, IdempotentAnswers answers)
    : Endpoint<CancellationRequest, BookingResponse>
{
    public override void Configure()
    {
        Post("{id}/cancellation");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Cancel a stay as quoted";
            summary.Description =
                "For guest and host. What goes back to the guest, what stays, and what a host owes are those of the quote; "
                + "`booking.changed` says that the booking is not the one that was quoted, and `booking.not_agreed` that "
                + "there is nothing (any more) to cancel.";
        });
        Description(route =>
            route
                .Needs(Permission.ChangeBooking)
                .Requires(RequiredHeader.IdempotencyKey)
                .Refuses(400, 401, 403, 404, 409, 415, 422)
        );
    }

    public override Task HandleAsync(CancellationRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        return answers.SendResult(
            this,
            request,
            key => cancel.Confirm(id, request.Quote, request.Reason?.Trim(), user, key, ct),
            BookingResponse.From,
            ct
        );
    }
}
