using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.CoHosts;
using FastEndpoints;

namespace Airbnb.Api.Listings.CoHosts;

/// <summary>The host takes it back, or the co-host gives it up; so is an invitation taken back, or turned down.</summary>
public sealed class DeleteCoHost(ChangeCoHost change, CurrentUser user) : Endpoint<CoHostById>
{
    public override void Configure()
    {
        Delete("{id}/co-hosts/{coHostId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Remove a co-host, or stop being one");
        Description(route =>
            route.Needs(Permission.RemoveCoHost).Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404)
        );
    }

    public override async Task HandleAsync(CoHostById request, CancellationToken ct) =>
        await this.SendResult(await change.Remove(request.Id, request.CoHostId, user, ct), ct);
}
