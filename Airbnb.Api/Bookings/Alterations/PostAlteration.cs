using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Bookings.Alterations;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>Asks the other side of the booking for other dates or guests. Nothing is held until it accepts.</summary>
public sealed class PostAlteration(ProposeAlteration propose, ReadAlteration read, CurrentUser user)
    : Endpoint<AlterationRequest, AlterationResponse>
{
    public override void Configure()
    {
        Post("{id}/alterations");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Propose an alteration");
        Description(route =>
            route
                .Needs(Permission.ChangeBooking)
                .Creates<AlterationResponse>()
                .Refuses(400, 401, 403, 404, 409, 415, 422)
        );
    }

    public override async Task HandleAsync(AlterationRequest request, CancellationToken ct)
    {
        var proposed = await Propose(Route<Guid>("id"), request, ct);
        await this.SendCreated(
            proposed,
            alteration => $"/{ApiConventions.Prefix}/bookings/{alteration.BookingId}/alterations/{alteration.Id}",
            alteration => alteration,
            ct
        );
    }

    private async Task<Result<AlterationResponse>> Propose(
        Guid bookingId,
        AlterationRequest request,
        CancellationToken ct
    )
    {
        var wish = request.ToWish();
        if (wish.Error is { } noNights)
            return noNights;
        var proposed = await propose.Propose(bookingId, wish.Value, user, ct);
        return proposed.Error is { } refusal
            ? refusal
            : await read.Of(new AlterationById(bookingId, proposed.Value.Id), ct);
    }
}
