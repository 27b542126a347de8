using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Statistics;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Exchange;
using Airbnb.Core.Time;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Listings;

/// <param name="ShowIn">Also show the base price in this currency. It is charged in the listing's.</param>
public sealed record ListingQuery(Guid Id, string? ShowIn);

public sealed class ListingQueryValidator : Validator<ListingQuery>
{
    public ListingQueryValidator() =>
        RuleFor(query => query.ShowIn).Must(Shown.IsCurrency).WithMessage("Not known here.");
}

/// <summary>A published home, or one of the caller's own.</summary>
public sealed class GetListing(AirbnbDb db, ShowPrices prices, ViewCounter views, PlatformClock clock, CurrentUser user)
    : Endpoint<ListingQuery, ListingResponse>
{
    public override void Configure()
    {
        Get("{id}");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary => summary.Summary = "Read a listing");
        Description(route => route.Needs(Permission.ReadHome).Refuses(400, 404, 422));
    }

    public override async Task HandleAsync(ListingQuery request, CancellationToken ct)
    {
        var found = await db
            .Listings.VisibleTo(user)
            .Where(listing => listing.Id == request.Id)
            .Select(ListingResponse.SeenBy(user))
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            await this.SendProblem(Error.NotFound, ct);
            return;
        }
        var rate = await prices.Of(found.BasePrice?.Currency, request.ShowIn, ct);
        if (rate.Succeeded)
            HttpContext.SetETag(found.Version);
        var read = MayEdit(found) ? found : SeenByOthers(found);
        await this.SendResult(rate, shown => read with { Shown = shown?.Show(read.BasePrice!.Value) }, ct);
    }

    private bool MayEdit(ListingResponse listing) =>
        user.Caller.May(Permission.EditHome, new Resource { HostId = listing.HostId, ListingId = listing.Id });

    /// <summary>In their language. Hosts get what they wrote, since they write it back, and are not counted.</summary>
    private ListingResponse SeenByOthers(ListingResponse listing)
    {
        if (listing.Status is ListingStatus.Published)
            views.Count(listing.Id, HomeTime.In(listing.TimeZone!).Today(clock.Now));
        HttpContext.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return listing.In(HttpContext.AcceptedLanguages());
    }
}
