using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using FastEndpoints;

namespace Airbnb.Api.Listings;

/// <summary>Begins a listing, as a draft that nobody else sees.</summary>
public sealed class PostListing(DraftListing draft, CurrentUser user) : Endpoint<ListingRequest, ListingResponse>
{
    public override void Configure()
    {
        Post("");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Draft a listing");
        Description(route => route.Needs(Permission.OfferHome).Creates<ListingResponse>().Refuses(400, 401, 415, 422));
    }

    public override async Task HandleAsync(ListingRequest request, CancellationToken ct)
    {
        var drafted = await draft.For(user.Id, request.ToDetails(), ct);
        if (drafted.Succeeded)
            HttpContext.SetETag(drafted.Value.Version);
        await this.SendCreated(
            drafted,
            listing => $"/{ApiConventions.Prefix}/listings/{listing.Id}",
            ListingResponse.ForHost,
            ct
        );
    }
}
