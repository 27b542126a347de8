using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Listings.Photos;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings.Photos;

/// <param name="Caption">What it shows, in the host's words.</param>
public sealed record PlacedPhotoEntry(Guid Id, string? Caption = null);

/// <param name="Items">Each photo of the listing, in the order in which guests see them; the first is the cover.</param>
public sealed record PhotosRequest(IReadOnlyList<PlacedPhotoEntry> Items);

public sealed class PhotosRequestValidator : Validator<PhotosRequest>
{
    public PhotosRequestValidator()
    {
        RuleFor(request => request.Items)
            .NotNull()
            .Must(items => items is null || items.Count <= ListingPhoto.Most)
            .WithMessage($"At most {ListingPhoto.Most}.");
        RuleForEach(request => request.Items)
            .NotNull()
            .Must(item => item?.Caption is null || item.Caption.Trim().Length is > 0 and <= ListingPhoto.LongestCaption)
            .WithMessage($"A caption has 1 to {ListingPhoto.LongestCaption} letters.");
    }
}

/// <summary>Puts the photos in order, chooses the cover, and says what they show.</summary>
public sealed class PutPhotos(ArrangePhotos arrange, CurrentUser user) : Endpoint<PhotosRequest, PhotosResponse>
{
    public override void Configure()
    {
        Put("{id}/photos");
        Group<ListingsGroup>();
        Summary(summary => summary.Summary = "Order and caption a listing's photos");
        Description(route =>
            route
                .Needs(Permission.EditHome)
                .Requires(RequiredHeader.IfMatch)
                .Refuses(400, 401, 404, 409, 412, 415, 422, 428)
        );
    }

    public override async Task HandleAsync(PhotosRequest request, CancellationToken ct)
    {
        var version = HttpContext.IfMatch();
        Result<Album> arranged = version.Error is { } refusal
            ? refusal
            : await arrange.Of(
                Route<Guid>("id"),
                version.Value,
                [.. request.Items.Select(item => new PlacedPhoto(item.Id, item.Caption?.Trim()))],
                user,
                ct
            );
        await this.SendAlbum(arranged, ct);
    }
}
