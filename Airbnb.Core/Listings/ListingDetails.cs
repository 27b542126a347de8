using Airbnb.Core.Pricing;

namespace Airbnb.Core.Listings;

/// <summary>What a host says about a home; all but the title may come later.</summary>
public sealed record ListingDetails
{
    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>ISO 639-1, of title and description.</summary>
    public string? Language { get; init; }

    /// <summary>Title and description in other languages.</summary>
    public IReadOnlyList<Translation> Texts { get; init; } = [];
    public ListingType? Type { get; init; }
    public int? Capacity { get; init; }
    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }

    /// <summary>A half is one without bath or shower.</summary>
    public decimal? Bathrooms { get; init; }

    /// <summary>Codes of the catalogue.</summary>
    public IReadOnlyList<string> Amenities { get; init; } = [];

    public IReadOnlyList<AccessibilityFeature> Accessibility { get; init; } = [];

    /// <summary>ISO 639-1: what the host speaks.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public CheckInMethod? CheckInMethod { get; init; }
    public HouseRules HouseRules { get; init; } = new();
    public Place Place { get; init; } = new();
    public Rates Rates { get; init; } = new();
    public StayTerms Terms { get; init; } = new();
    public BookingMode BookingMode { get; init; }
    public PolicyCode CancellationPolicy { get; init; }
    public int? NonRefundableDiscount { get; init; }

    /// <summary>What a listing must say before it may be published, as far as it does not.</summary>
    public IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(Description))
            yield return "description";
        if (Type is null)
            yield return "type";
        if (Capacity is null)
            yield return "capacity";
        if (string.IsNullOrWhiteSpace(Place.Street))
            yield return "street";
        if (string.IsNullOrWhiteSpace(Place.City))
            yield return "city";
        if (Place.Country is null)
            yield return "country";
        if (Place.Latitude is null || Place.Longitude is null)
            yield return "position";
        if (Place.TimeZone is null)
            yield return "time_zone";
        if (Rates.Base is null || Rates.Currency is null)
            yield return "base_price";
    }
}
