using Airbnb.Core.Calendar;
using Airbnb.Core.Pricing;

namespace Airbnb.Core.Listings.Search;

public enum HomeSort
{
    Newest,
    Relevance,
    Distance,
    Price,
    PriceDescending,
    Rating,
}

/// <summary>A part of the map. West of the date line to east of it when <c>West</c> is the greater.</summary>
public sealed record MapBox(double West, double South, double East, double North)
{
    private const double Degrees = 10;

    internal bool IsLarge => East < West || (East - West > Degrees && North - South > Degrees);
}

/// <param name="Metres">How far from the centre homes may be.</param>
public sealed record Vicinity(Position Centre, int Metres);

/// <summary>What a guest looks for. Only published homes are found; with dates only those that can be booked then.</summary>
public sealed record HomeSearch
{
    public string? Words { get; init; }
    public MapBox? Box { get; init; }
    public Vicinity? Near { get; init; }

    /// <summary>The stays that would suit, the best first; null when the guest does not say when.</summary>
    public IReadOnlyList<StayDates>? Stays { get; init; }

    public int? Guests { get; init; }
    public int Pets { get; init; }

    /// <summary>Bounds in minor units: of the whole stay when there are dates, else of a night's base price.</summary>
    public long? MinPrice { get; init; }
    public long? MaxPrice { get; init; }

    /// <summary>What the bounds are in; each home's own currency when null.</summary>
    public string? Currency { get; init; }

    /// <summary>One of these; any when empty.</summary>
    public IReadOnlyList<ListingType> Types { get; init; } = [];

    public int? MinBedrooms { get; init; }
    public int? MinBeds { get; init; }
    public decimal? MinBathrooms { get; init; }

    /// <summary>All of these codes.</summary>
    public IReadOnlyList<string> Amenities { get; init; } = [];

    public IReadOnlyList<AccessibilityFeature> Accessibility { get; init; } = [];

    /// <summary>Only homes that need no answer of their host's.</summary>
    public bool IsInstant { get; init; }

    /// <summary>Hundredths of stars; homes with too few reviews have none.</summary>
    public int? MinRating { get; init; }

    public bool IsSuperhost { get; init; }

    /// <summary>Whether to count, too, how many homes of which sort there are.</summary>
    public bool WithFacets { get; init; }

    public HomeSort Sort { get; init; }
    public int Limit { get; init; } = 20;
    public SearchPoint? After { get; init; }

    internal Party Party => new(Guests ?? 1, Pets);

    internal bool IsByPrice => Sort is HomeSort.Price or HomeSort.PriceDescending;

    internal bool IsByStay => IsByPrice && Stays is not null;

    internal bool HasPriceBounds => MinPrice is not null || MaxPrice is not null;
}
