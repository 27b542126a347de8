using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Alterations;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>
/// Takes an alteration back: whoever proposed it, and, once it is accepted, the guest who would rather not pay for it.
/// </summary>
public sealed class DeleteAlteration(AnswerAlteration answer, CurrentUser user) : Endpoint<AlterationById>
{
    public override void Configure()
    {
        Delete("{id}/alterations/{alterationId}");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Withdraw an alteration");
        Description(route =>
            route
                .Needs(Permission.ChangeBooking)
                .Produces(StatusCodes.Status204NoContent)
                .Refuses(400, 401, 403, 404, 409)
        );
    }

    public override async Task HandleAsync(AlterationById request, CancellationToken ct) =>
        await this.SendResult(await answer.Withdraw(request.Id, request.AlterationId, user, ct), ct);
}
