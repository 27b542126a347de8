using Airbnb.Api.Http;
using Airbnb.Core.Access;
using FastEndpoints;

namespace Airbnb.Api.Bookings.Alterations;

/// <summary>An alteration of a booking of the caller's; for the guest with what it takes to pay the difference.</summary>
public sealed class GetAlteration(ReadAlteration read) : Endpoint<AlterationById, AlterationResponse>
{
    public override void Configure()
    {
        Get("{id}/alterations/{alterationId}");
        Group<BookingsGroup>();
        Summary(summary => summary.Summary = "Read an alteration");
        Description(route => route.Needs(Permission.ReadBooking).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(AlterationById request, CancellationToken ct) =>
        await this.SendResult(await read.Of(request, ct), found => found, ct);
}
