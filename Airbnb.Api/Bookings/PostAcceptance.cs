using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using FastEndpoints;

namespace Airbnb.Api.Bookings;

/// <summary>The host wants the guest who asked: the money is taken, and with it the booking is confirmed.</summary>
public sealed class PostAcceptance(AnswerRequest answer, CurrentUser user, IdempotentAnswers answers)
    : Endpoint<BookingById, BookingResponse>
{
    public override void Configure()
    {
        Post("{id}/acceptance");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Accept a request to book";
            summary.Description =
                "For the host, within 24 hours. The answer says `capturing`; the booking is confirmed as soon as the "
                + "guest's bank has paid, or expires when it refuses.";
        });
        Description(route =>
            route
                .Needs(Permission.AnswerBooking)
                .Requires(RequiredHeader.IdempotencyKey)
                .Refuses(400, 401, 403, 404, 409, 422)
        );
    }

    public override Task HandleAsync(BookingById request, CancellationToken ct) =>
        answers.SendResult(this, request, key => answer.Accept(request.Id, user, key, ct), BookingResponse.From, ct);
}
