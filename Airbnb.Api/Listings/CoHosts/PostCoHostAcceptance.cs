using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using FastEndpoints;

namespace Airbnb.Api.Listings.CoHosts;

/// <summary>Whoever has the invited address says yes.</summary>
public sealed class PostCoHostAcceptance(AcceptInvitation accept, AirbnbDb db, CurrentUser user)
    : Endpoint<CoHostById, CoHostResponse>
{
    public override void Configure()
    {
        Post("{id}/co-hosts/{coHostId}/acceptance");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Become a co-host");
        Description(route => route.Needs(Permission.BecomeCoHost).Refuses(400, 401, 404, 409, 422));
    }

    public override async Task HandleAsync(CoHostById request, CancellationToken ct) =>
        await this.SendCoHost(await accept.To(request.Id, request.CoHostId, user, ct), user, db, ct);
}
