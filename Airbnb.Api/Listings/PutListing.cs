using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using FastEndpoints;

namespace Airbnb.Api.Listings;

/// <summary>Says everything about a home anew; what is left out is taken back.</summary>
public sealed class PutListing(EditListing edit, CurrentUser user) : Endpoint<ListingRequest, ListingResponse>
{
    public override void Configure()
    {
        Put("{id}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Replace what a listing says");
        Description(route =>
            route
                .Needs(Permission.EditHome)
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 409, 412, 415, 422, 428)
        );
    }

    public override async Task HandleAsync(ListingRequest request, CancellationToken ct)
    {
        var id = Route<Guid>("id");
        var version = HttpContext.IfMatch();
        Result<Listing> edited = version.Error is { } refusal
            ? refusal
            : await edit.To(id, version.Value, request.ToDetails(), user, ct);
        await this.SendListing(edited, ct);
    }
}
