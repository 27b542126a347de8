using System.Data.Common;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

/// <summary>How many of the homes that were found are of which sort.</summary>
/// <param name="Count">How many homes were found.</param>
/// <param name="IsCapped">There are more homes than are counted: every number is of those that were looked at.</param>
/// <param name="Types">As if no type were asked for.</param>
/// <param name="Amenities">How many have each.</param>
/// <param name="Instant">How many need no answer of their host's, as if that were not asked for.</param>
/// <param name="Prices">As if no bounds of the price were asked for, from the lowest on.</param>
/// <param name="Currency">What the prices are in.</param>
public sealed record Facets(
    int Count,
    bool IsCapped,
    IReadOnlyDictionary<string, int> Types,
    IReadOnlyDictionary<string, int> Amenities,
    int Instant,
    IReadOnlyList<PriceBar> Prices,
    string Currency
)
{
    internal static Facets Of(List<FacetRow> rows, int most, string currency)
    {
        var kinds = rows.ToLookup(row => row.Kind, StringComparer.Ordinal);
        return new Facets(
            kinds["found"].Single().Count,
            kinds["looked"].Single().Count > most,
            Named(kinds["type"]),
            Named(kinds["amenity"]),
            kinds["instant"].Single().Count,
            [.. kinds["price"].OrderBy(row => row.From).Select(PriceBar.Of)],
            currency
        );
    }

    private static Dictionary<string, int> Named(IEnumerable<FacetRow> rows) =>
        rows.OrderByDescending(row => row.Count)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(row => row.Name!, row => row.Count, StringComparer.Ordinal);
}

/// <summary>How many homes cost from one price to another, in minor units.</summary>
public sealed record PriceBar(long From, long To, int Count)
{
    internal static PriceBar Of(FacetRow row) =>
        new((long)Math.Floor(row.From!.Value), (long)Math.Ceiling(row.To!.Value), row.Count);
}

/// <summary>One number, as the query gives it.</summary>
internal sealed record FacetRow(string Kind, string? Name, int Count, double? From, double? To)
{
    public static FacetRow Of(DbDataReader row) =>
        new(
            row.Get<string>("Kind")!,
            row.Get<string>("Name"),
            row.Get<int>("Count"),
            row.Get<double?>("From"),
            row.Get<double?>("To")
        );
}
