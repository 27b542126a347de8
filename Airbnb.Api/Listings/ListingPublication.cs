using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using FastEndpoints;

namespace Airbnb.Api.Listings;

public sealed record ListingById(Guid Id);

/// <summary>Opens a home to guests. The refusal names all that the listing lacks.</summary>
public sealed class PostPublication(PublishListing publish, CurrentUser user) : Endpoint<ListingById, ListingResponse>
{
    public override void Configure()
    {
        Post("{id}/publication");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Publish a listing");
        Description(route => route.Needs(Permission.EditHome).Refuses(400, 401, 404, 409, 412, 422));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct) =>
        await this.SendListing(await publish.Publish(request.Id, user, ct), ct);
}

/// <summary>Takes no new bookings for a while. Those that are made stay.</summary>
public sealed class DeletePublication(PublishListing publish, CurrentUser user) : Endpoint<ListingById, ListingResponse>
{
    public override void Configure()
    {
        Delete("{id}/publication");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Pause a listing");
        Description(route => route.Needs(Permission.EditHome).Refuses(400, 401, 404, 409, 412));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct) =>
        await this.SendListing(await publish.Pause(request.Id, user, ct), ct);
}

/// <summary>Closes a listing for good. Bookings that are made stay.</summary>
public sealed class DeleteListing(PublishListing publish, CurrentUser user) : Endpoint<ListingById, ListingResponse>
{
    public override void Configure()
    {
        Delete("{id}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Archive a listing");
        Description(route => route.Needs(Permission.CloseHome).Refuses(400, 401, 404, 412));
    }

    public override async Task HandleAsync(ListingById request, CancellationToken ct) =>
        await this.SendListing(await publish.Archive(request.Id, user, ct), ct);
}
