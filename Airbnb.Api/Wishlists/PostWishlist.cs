using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Wishlists;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Wishlists;

/// <param name="Name">As its owner, and whoever has its link, reads it.</param>
public sealed record WishlistRequest(string Name);

public sealed class WishlistRequestValidator : Validator<WishlistRequest>
{
    public const int LongestName = 100;

    public WishlistRequestValidator() => RuleFor(request => request.Name).NotEmpty().MaximumLength(LongestName);
}

/// <summary>Begins a list of homes for later.</summary>
public sealed class PostWishlist(KeepWishlists keep, CurrentUser user) : Endpoint<WishlistRequest, WishlistResponse>
{
    public override void Configure()
    {
        Post("");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "Begin a wishlist");
        Description(route => route.Needs(Permission.UseOwn).Creates<WishlistResponse>().Refuses(400, 401, 415, 422));
    }

    public override async Task HandleAsync(WishlistRequest request, CancellationToken ct)
    {
        var begun = await keep.Begin(request.Name.Trim(), user.Id, ct);
        if (begun.Succeeded)
            HttpContext.SetETag(begun.Value.Version);
        await this.SendCreated(begun, list => $"/{ApiConventions.Prefix}/wishlists/{list.Id}", WishlistResponse.Of, ct);
    }
}
