using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Access;
using Airbnb.Core.Accounts.Profiles;
using Airbnb.Core.Limits;
using Airbnb.Core.Listings.Photos.Files;
using FastEndpoints;

namespace Airbnb.Api.Accounts.Profiles;

public sealed class PutPicture(ChangePicture change, CurrentUser user) : EndpointWithoutRequest<MeResponse>
{
    public const string Route = "me/picture";

    public override void Configure()
    {
        Put(Route);
        MaxRequestBodySize(ImageFile.LargestFile);
        Summary(summary =>
        {
            summary.Summary = "Show a picture of the caller";
            summary.Description =
                "The body is the file itself, by the rules for photos of homes. Everybody can see it; the one before is "
                + "gone.";
        });
        Description(route =>
            route
                .Needs(Permission.UseOwn)
                .Limited(LimitGroup.Uploads)
                .TakesItsTime()
                .WithTags("Accounts")
                .ClearDefaultAccepts()
                .Accepts<Stream>("image/jpeg", "image/png", "image/webp", "application/octet-stream")
                .Refuses(400, 401, 413, 415, 422)
        );
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await this.SendMe(await change.To(HttpContext.Request.Body, user.Id, ct), ct);
}

public sealed class DeletePicture(ChangePicture change, CurrentUser user) : EndpointWithoutRequest<MeResponse>
{
    public override void Configure()
    {
        Delete(PutPicture.Route);
        Summary(summary => summary.Summary = "Show no picture of the caller any more");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Accounts").Refuses(401));
    }

    public override async Task HandleAsync(CancellationToken ct) =>
        await this.SendMe(await change.Remove(user.Id, ct), ct);
}
