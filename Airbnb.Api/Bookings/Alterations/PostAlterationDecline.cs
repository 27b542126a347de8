using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Alterations;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>Says no to what the other side proposed: the booking stays as it is.</summary>
public sealed class PostAlterationDecline(AnswerAlteration answer, ReadAlteration read, CurrentUser user)
    : Endpoint<AlterationById, AlterationResponse>
{
    public override void Configure()
    {
        Post("{id}/alterations/{alterationId}/decline");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Decline an alteration");
        Description(route => route.Needs(Permission.ChangeBooking).Refuses(400, 401, 403, 404, 409));
    }

    public override async Task HandleAsync(AlterationById request, CancellationToken ct)
    {
        var declined = await answer.Decline(request.Id, request.AlterationId, user, ct);
        await this.SendResult(await read.After(declined, request, ct), found => found, ct);
    }
}
