using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.Photos;
using FastEndpoints;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Listings.Photos;

/// <param name="Name">The SHA-256 of the file, a dot, and <c>jpg</c>, <c>png</c> or <c>webp</c>.</param>
public sealed record PhotoFileByName(string Name);

/// <summary>
/// A photo's file. Its address is its content, so that whoever has it may keep it; and a browser takes it for a picture
/// and nothing else.
/// </summary>
public sealed class GetPhotoFile(IPhotoStore store) : Endpoint<PhotoFileByName>
{
    public override void Configure()
    {
        Get("photos/{name}");
        RoutePrefixOverride("");
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a photo's file");
        Description(route =>
            route
                .Needs(Permission.UsePublic)
                .WithTags("Listings")
                .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp")
                .Refuses(400, 404)
        );
    }

    public override async Task HandleAsync(PhotoFileByName request, CancellationToken ct)
    {
        var file = PhotoFile.Named(request.Name);
        var content = file is null ? null : store.Open(file);
        if (content is null)
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        var headers = HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{file!.Hash}\"");
        await this.Send(Results.Stream(content, file.MediaType, entityTag: tag, enableRangeProcessing: true), ct);
    }
}
