using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core;
using Airbnb.Core.Access;
using Airbnb.Core.Limits;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Listings.Search;
using Airbnb.Core.Persistence;
using Airbnb.Core.Pricing.Exchange;
using FastEndpoints;
using Microsoft.Net.Http.Headers;

namespace Airbnb.Api.Listings;

/// <summary>A home that was found.</summary>
/// <param name="Title">In the language of Accept-Language, as far as the host gave one.</param>
/// <param name="Position">Rounded to about a kilometre.</param>
/// <param name="BasePrice">Of a night, without fees and taxes.</param>
/// <param name="Shown">
/// The base price in the currency that was asked for; never charged. Null where there is no rate yet.
/// </param>
/// <param name="Stay">With dates: the first of the stays that would suit, which the home can offer.</param>
/// <param name="Rating">Stars; null while there are fewer than three reviews.</param>
/// <param name="CoverPhoto">The photo that is shown first: its file on this host.</param>
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
    decimal? Bathrooms,
    BookingMode BookingMode,
    decimal? Rating,
    int ReviewCount,
    bool Superhost,
    string? CoverPhoto,
    Money BasePrice,
    ShownMoney? Shown,
    FoundStay? Stay,
    long? Distance
)
{
    public static FoundListingResponse Of(
        FoundHome home,
        string? title,
        IReadOnlyDictionary<string, ExchangeRate> rates
    ) =>
        new(
            home.Id,
            title ?? home.Title,
            home.Type,
            home.City,
            home.Region,
            home.Country,
            new PositionResponse(home.Latitude, home.Longitude, Exact: false),
            home.Capacity,
            home.Bedrooms,
            home.Beds,
            home.Bathrooms,
            home.Mode,
            home.Rating / 100m,
            home.ReviewCount,
            home.IsSuperhost,
            PhotoFile.PathOf(home.CoverPhoto),
            new Money(home.BasePrice, home.Currency),
            rates.TryGetValue(home.Currency, out var rate) ? rate.Show(new Money(home.BasePrice, home.Currency)) : null,
            FoundStay.Of(home, rates.GetValueOrDefault(home.Currency)),
            home.DistanceMetres
        );
}

/// <summary>A stay that a home can offer.</summary>
/// <param name="Total">What the guest would pay for it, with all fees and taxes.</param>
/// <param name="Shown">The total in the currency that was asked for; never charged.</param>
public sealed record FoundStay(DateOnly CheckIn, DateOnly CheckOut, Money Total, ShownMoney? Shown)
{
    public static FoundStay? Of(FoundHome home, ExchangeRate? rate)
    {
        if (home is not { CheckIn: { } checkIn, CheckOut: { } checkOut, Total: { } total })
            return null;
        var price = new Money(total, home.Currency);
        return new FoundStay(checkIn, checkOut, price, rate?.Show(price));
    }
}

/// <summary>Part of the homes that were found.</summary>
/// <param name="Items">At most <c>limit</c> of them, in order.</param>
/// <param name="Next">Send it as <c>after</c> to read on; null at the end.</param>
/// <param name="Facets">Of all that were found; null when they were not asked for.</param>
public sealed record FoundListingsResponse(
    IReadOnlyList<FoundListingResponse> Items,
    string? Next,
    FacetsResponse? Facets
);

/// <summary>Published homes by words, place, dates, guests and price.</summary>
public sealed class ListListings(FindHomes homes, ShowPrices prices, AirbnbDb db)
    : Endpoint<ListingsQuery, FoundListingsResponse>
{
    public override void Configure()
    {
        Get("");
        Group<ListingsGroup>();
        AllowAnonymous();
        Summary(summary =>
        {
            summary.Summary = "Search for homes";
            summary.Description = """
                With dates, only homes are found that are free then and whose rules allow the stay, with what the whole
                stay would cost. Among more than about 3,000 homes, prices of whole stays are compared for 200 homes at
                a time, from the cheapest nightly price on. When hardly any home suits, a page may be shorter than the
                limit, or empty, and there still is a next one: a search looks at so many calendars at once.
                """;
        });
        Description(route => route.Needs(Permission.UsePublic).Limited(LimitGroup.Search).Refuses(400, 422));
    }

    public override async Task HandleAsync(ListingsQuery request, CancellationToken ct) =>
        await this.SendResult(await Find(request, ct), page => page, ct);

    private async Task<Result<FoundListingsResponse>> Find(ListingsQuery query, CancellationToken ct)
    {
        var search = query.ToSearch();
        if (search.Error is { } refusal)
            return refusal;
        var found = await homes.That(search.Value, ct);
        List<FoundHome> page = [.. found.Homes.Take(query.Limit)];
        var next = found.Next(search.Value) is { } point ? Cursor.Write(point) : null;
        var rates = await prices.InAsFarAsKnown(query.ShowIn, page.Select(home => home.Currency), ct);
        HttpContext.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        List<string> tags = [.. HttpContext.AcceptedLanguages()];
        var titles = await TextsFor.Titles(db, tags, page.Select(home => home.Id), ct);
        return rates.Map(shown => new FoundListingsResponse(
            [.. page.Select(home => FoundListingResponse.Of(home, titles.GetValueOrDefault(home.Id), shown))],
            next,
            FacetsResponse.Of(found.Facets)
        ));
    }
}
