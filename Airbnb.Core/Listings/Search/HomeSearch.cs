using Airbnb.Core.Calendar;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

public enum HomeSort
{
    Newest,
    Relevance,
    Distance,
    Price,
    PriceDescending,
}

/// <summary>A part of the map. West of the date line to east of it when <c>West</c> is the greater.</summary>
public sealed record MapBox(double West, double South, double East, double North);

/// <param name="Metres">How far from the centre homes may be.</param>
public sealed record Vicinity(Position Centre, int Metres);

/// <summary>What a guest looks for. Only published homes are found; with dates only those that can be booked then.</summary>
public sealed record HomeSearch
{
    public string? Words { get; init; }
    public MapBox? Box { get; init; }
    public Vicinity? Near { get; init; }
    public StayDates? Dates { get; init; }
    public int? Guests { get; init; }

    /// <summary>Bounds of the base price, in minor units of each home's own currency.</summary>
    public long? MinPrice { get; init; }
    public long? MaxPrice { get; init; }
    public string? Currency { get; init; }
    public HomeSort Sort { get; init; }
    public int Limit { get; init; } = 20;
    public SearchPoint? After { get; init; }
}

/// <summary>Where a search goes on: what its last home was sorted by.</summary>
public sealed record SearchPoint(HomeSort Sort, long Key, Guid Id);

/// <summary>A home that was found, as everybody may see it.</summary>
public sealed record FoundHome
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string TypeText { get; init; }
    public ListingType Type => EnumAsSnakeCase<ListingType>.FromText(TypeText);
    public required string City { get; init; }
    public string? Region { get; init; }
    public required string Country { get; init; }

    /// <summary>Rounded to about a kilometre, as is the distance.</summary>
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }
    public required int Capacity { get; init; }
    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }
    public required string Currency { get; init; }
    public required long BasePrice { get; init; }
    public long? DistanceMetres { get; init; }
    public required long SortKey { get; init; }
}
