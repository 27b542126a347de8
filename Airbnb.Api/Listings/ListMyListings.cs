using Airbnb.Api.Http;
using Airbnb.Core.Access;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using FastEndpoints;
using FluentValidation;

namespace Airbnb.Api.Listings;

/// <summary>Part of the caller's own listings.</summary>
public sealed record MyListingsQuery
{
    public int Limit { get; init; } = 20;

    /// <summary>The <c>next</c> of the page before.</summary>
    public string? After { get; init; }
}

public sealed class MyListingsQueryValidator : Validator<MyListingsQuery>
{
    public MyListingsQueryValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, 100);
}

/// <summary>The caller's own homes whatever their state, newest first.</summary>
public sealed class ListMyListings(AirbnbDb db, CurrentUser user) : Endpoint<MyListingsQuery, Page<ListingResponse>>
{
    public override void Configure()
    {
        Get("me/listings");
        Summary(summary => summary.Summary = "List the caller's own homes");
        Description(route => route.Needs(Permission.UseOwn).WithTags("Listings").Refuses(400, 401));
    }

    public override async Task HandleAsync(MyListingsQuery request, CancellationToken ct)
    {
        var listings = db.Listings.OwnedBy(user);
        var page = await listings.ToPage(ListingResponse.SeenBy(user), request.Limit, request.After, ct);
        await this.SendResult(page, found => found, ct);
    }
}
