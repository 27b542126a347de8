using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings;
using FastEndpoints;

namespace Airbnb.Api.Bookings;

/// <summary>The host says, between check-in and check-out, that nobody came.</summary>
public sealed class PostNoShow(ReportNoShow report, CurrentUser user) : Endpoint<BookingById, BookingResponse>
{
    public override void Configure()
    {
        Post("{id}/no-show");
        Group<BookingsGroup>();
        Summary(summary =>
        {
            summary.Summary = "Say that the guest did not come";
            summary.Description =
                "For the host, from check-in to check-out. The guest keeps the nights, and owes what they cost.";
        });
        Description(route => route.Needs(Permission.AnswerBooking).Refuses(400, 401, 403, 404, 409));
    }

    public override async Task HandleAsync(BookingById request, CancellationToken ct) =>
        await this.SendResult(await report.Of(request.Id, user, ct), BookingResponse.From, ct);
}
