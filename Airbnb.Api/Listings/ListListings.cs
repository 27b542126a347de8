using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Pricing.Exchange;
using FastEndpoints;

namespace Airbnb.Api.Listings;

/// <summary>A home that was found.</summary>
/// <param name="Position">Rounded to about a kilometre.</param>
/// <param name="BasePrice">Of a night, without fees and taxes.</param>
/// <param name="Shown">The base price in the currency that was asked for; never charged.</param>
/// <param name="Distance">In metres from <c>near</c>.</param>
public sealed record FoundListingResponse(
    Guid Id,
    string Title,
    ListingType Type,
    string City,
    string? Region,
    string Country,
    PositionResponse Position,
    int Capacity,
    int? Bedrooms,
    int? Beds,
    Money BasePrice,
    ShownMoney? Shown,
    long? Distance
)
{
    public static FoundListingResponse Of(FoundHome home, IReadOnlyDictionary<string, ExchangeRate> rates) =>
        new(
            home.Id,
            home.Title,
            home.Type,
            home.City,
            home.Region,
            home.Country,
            new PositionResponse(home.Latitude, home.Longitude, Exact: false),
            home.Capacity,
            home.Bedrooms,
            home.Beds,
            new Money(home.BasePrice, home.Currency),
            rates.TryGetValue(home.Currency, out var rate) ? rate.Show(new Money(home.BasePrice, home.Currency)) : null,
            home.DistanceMetres
        );
}

/// <summary>Published homes by words, place, dates, guests and price.</summary>
public sealed class ListListings(FindHomes homes, ShowPrices prices)
    : Endpoint<ListingsQuery, Page<FoundListingResponse>>
{
    public override void Configure()
    {
        Get("");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Search for homes";
            summary.Description = "With dates, only homes are found that are free then and whose rules allow the stay.";
        });
        Description(route => route.Refuses(400, 422));
    }

    public override async Task HandleAsync(ListingsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<Page<FoundListingResponse>>> Find(ListingsQuery query, CancellationToken ct)
    {
        var search = query.ToSearch();
        if (search.Error is { } refusal)
            return refusal;
        var found = await homes.That(search.Value, ct);
        var sort = search.Value.Sort;
        var page = Page<FoundHome>.Of(found, query.Limit, home => new SearchPoint(sort, home.SortKey, home.Id));
        var rates = await prices.In(query.ShowIn, page.Items.Select(home => home.Currency), ct);
        return rates.Map(found => new Page<FoundListingResponse>(
            [.. page.Items.Select(home => FoundListingResponse.Of(home, found))],
            page.Next
        ));
    }
}
