using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Limits;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Photos.Files;
using FastEndpoints;

namespace Airbnb.Api.Listings.Photos;

/// <summary>Adds a photo after those that are there.</summary>
public sealed class PostPhoto(AddPhoto add, CurrentUser user) : EndpointWithoutRequest<PhotoResponse>
{
    public override void Configure()
    {
        Post("{id}/photos");
        Group<ListingsGroup>();
        MaxRequestBodySize(ImageFile.LargestFile);
        Summary(summary =>
        {
            summary.Summary = "Add a photo";
            summary.Description =
                "The body is the file itself: JPEG, PNG or WebP, recognised by its content, of at most 10 MB, 12,000 "
                + "pixels a side and 40 megapixels, and at least 200 pixels a side. Where and when it was taken, and all "
                + "else that does not draw it, is not kept.";
        });
        Description(route =>
            route
                .Needs(Permission.EditHome)
                .Limited(LimitGroup.Uploads)
                .TakesItsTime()
                .ClearDefaultAccepts()
                .Accepts<Stream>("image/jpeg", "image/png", "image/webp", "application/octet-stream")
                .Creates<PhotoResponse>()
                .Refuses(400, 401, 404, 409, 413, 415, 422)
        );
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var added = await add.To(Route<Guid>("id"), HttpContext.Request.Body, user, ct);
        await this.SendCreated(added, photo => PhotoFile.Of(photo).Path, PhotoResponse.Of, ct);
    }
}
