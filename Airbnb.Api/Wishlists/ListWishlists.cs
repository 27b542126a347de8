using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Persistence;
using Airbnb.Core.Wishlists;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Wishlists;

/// <summary>Part of the caller's wishlists.</summary>
public sealed record WishlistsQuery
{
    public int Limit { get; init; } = 20;

    /// <summary>The <c>next</c> of the page before.</summary>
    public string? After { get; init; }
}

public sealed class WishlistsQueryValidator : Validator<WishlistsQuery>
{
    public WishlistsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>The caller's own wishlists, newest first.</summary>
public sealed class ListWishlists(AirbnbDb db, CurrentUser user) : Endpoint<WishlistsQuery, Page<WishlistResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<WishlistsGroup>();
        Summary(summary => summary.Summary = "List the caller's wishlists");
        Description(route => route.Needs(Permission.UseOwn).Refuses(400, 401));
    }

    public override async Task HandleAsync(WishlistsQuery request, CancellationToken ct)
    {
        var lists = db.Wishlists.VisibleTo(user);
        var page = await lists.ToPage(WishlistResponse.Projection, request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}
