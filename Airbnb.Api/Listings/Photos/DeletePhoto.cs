using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.Photos;
using FastEndpoints;

namespace Airbnb.Api.Listings.Photos;

public sealed record PhotoById(Guid Id, Guid PhotoId);

/// <summary>Takes a photo away for good: its file goes, too, unless another home shows the same one.</summary>
public sealed class DeletePhoto(RemovePhoto remove, CurrentUser user) : Endpoint<PhotoById>
{
    public override void Configure()
    {
        Delete("{id}/photos/{photoId}");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Delete a photo");
        Description(route => route.Needs(Permission.EditHome).Refuses(400, 401, 404, 412));
    }

    public override async Task HandleAsync(PhotoById request, CancellationToken ct) =>
        await this.SendResult(await remove.From(request.Id, request.PhotoId, user, ct), ct);
}
