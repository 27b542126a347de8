using Airbnb.Core;
using Airbnb.Core.Listings.Search;

namespace Airbnb.Api.Listings;

/// <summary>How many of the homes that were found are of which sort.</summary>
/// <param name="Count">How many homes were found.</param>
/// <param name="Capped">There are more homes than are counted: every number is of those that were looked at.</param>
/// <param name="Types">As if no type were asked for.</param>
/// <param name="Amenities">How many have each.</param>
/// <param name="Instant">How many need no answer of their host's, as if that were not asked for.</param>
/// <param name="Prices">
/// As if no bounds were asked for, from the lowest on: of whole stays with dates, else of nights at the base price.
/// </param>
public sealed record FacetsResponse(
    int Count,
    bool Capped,
    IReadOnlyDictionary<string, int> Types,
    IReadOnlyDictionary<string, int> Amenities,
    int Instant,
    IReadOnlyList<PriceBarResponse> Prices
)
{
    public static FacetsResponse? Of(Facets? facets) =>
        facets is null
            ? null
            : new FacetsResponse(
                facets.Count,
                facets.IsCapped,
                facets.Types,
                facets.Amenities,
                facets.Instant,
                [.. facets.Prices.Select(bar => PriceBarResponse.Of(bar, facets.Currency))]
            );
}

/// <param name="To">Homes at this very price count in the next bar, if there is one.</param>
public sealed record PriceBarResponse(Money From, Money To, int Count)
{
    public static PriceBarResponse Of(PriceBar bar, string currency) =>
        new(new Money(bar.From, currency), new Money(bar.To, currency), bar.Count);
}
