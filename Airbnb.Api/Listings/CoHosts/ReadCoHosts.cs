using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.CoHosts;
using Airbnb.Core.Persistence;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Listings.CoHosts;

/// <summary>Who works on a home for its host, or was asked to.</summary>
public sealed class ListCoHosts(AirbnbDb db, CurrentUser user) : Endpoint<ListingById, CoHostsResponse>
{
    public override void Configure()
    {
        Get("{id}/co-hosts");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "List a home's co-hosts");
        Description(route => route.Needs(Permission.ReadCoHosts).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct)
    {
        var isTheirs = await db
            .Listings.AllowedTo(user, Permission.ReadCoHosts)
            .AnyAsync(listing => listing.Id == request.Id, ct);
        var coHosts = db.CoHosts.VisibleTo(user, db).Where(coHost => coHost.ListingId == request.Id);
        var shown = coHosts.OrderBy(coHost => coHost.Id).Select(CoHostResponse.SeenBy(user, db));
        await this.SendFound(isTheirs ? new CoHostsResponse(await shown.ToListAsync(ct)) : null, ct);
    }
}

/// <summary>One of them, or an invitation of the caller's own.</summary>
public sealed class GetCoHost(AirbnbDb db, CurrentUser user) : Endpoint<CoHostById, CoHostResponse>
{
    public override void Configure()
    {
        Get("{id}/co-hosts/{coHostId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Read a co-host or an invitation");
        Description(route => route.Needs(Permission.ReadCoHost).Refuses(400, 401, 404));
    }

    public override async Task HandleAsync(CoHostById request, CancellationToken ct)
    {
        var found = await db
            .CoHosts.VisibleTo(user, db)
            .Where(coHost => coHost.Id == request.CoHostId && coHost.ListingId == request.Id)
            .Select(CoHostResponse.SeenBy(user, db))
            .SingleOrDefaultAsync(ct);
        if (found is not null)
            HttpContext.SetETag(found.Version);
        await this.SendFound(found, ct);
    }
}
