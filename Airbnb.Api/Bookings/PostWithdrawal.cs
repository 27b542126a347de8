using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using FastEndpoints;

namespace Airbnb.Api.Bookings;

/// <summary>The guest takes back what is not paid for, or not accepted yet.</summary>
public sealed class PostWithdrawal(EndRequest end, CurrentUser user, IdempotentAnswers answers)
    : Endpoint<BookingById, BookingResponse>
{
    public override void Configure()
    {
        Post("{id}/withdrawal");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Withdraw a hold or a request";
            summary.Description =
                "For the guest, while the booking is `held` or `requested`: the nights are free again, and nothing is "
                + "taken. A stay that is paid for is cancelled instead.";
        });
        Description(route =>
            route
                .Needs(Permission.WithdrawBooking)
                .Requires(RequiredHeader.IdempotencyKey)
                .Refuses(400, 401, 403, 404, 409, 422)
        );
    }

    public override Task HandleAsync(BookingById request, CancellationToken ct) =>
        answers.SendResult(this, request, key => end.Withdraw(request.Id, user, key, ct), BookingResponse.From, ct);
}
