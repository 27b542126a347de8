using System.Data.Common;
using Airbnb.Core.Persistence;

namespace Airbnb.Core.Listings.Search;

/// <summary>A home that was found, as everybody may see it.</summary>
public sealed record FoundHome
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required ListingType Type { get; init; }
    public required string City { get; init; }
    public string? Region { get; init; }
    public required string Country { get; init; }

    /// <summary>Rounded to about a kilometre, as is the distance.</summary>
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }
    public required int Capacity { get; init; }
    public int? Bedrooms { get; init; }
    public int? Beds { get; init; }
    public decimal? Bathrooms { get; init; }
    public required BookingMode Mode { get; init; }

    /// <summary>Hundredths of stars; null while there are too few reviews.</summary>
    public int? Rating { get; init; }
    public required int ReviewCount { get; init; }
    public required bool IsSuperhost { get; init; }
    public string? CoverPhoto { get; init; }
    public required string Currency { get; init; }
    public required long BasePrice { get; init; }

    /// <summary>Of the stays that would suit, the first that the home can offer, and what the guest would pay for it.</summary>
    public DateOnly? CheckIn { get; init; }
    public DateOnly? CheckOut { get; init; }
    public long? Total { get; init; }

    public long? DistanceMetres { get; init; }
    public required double SortKey { get; init; }

    /// <summary>Where the band of prices begins that it lies in, when there were too many homes to compare them all.</summary>
    public BandStart? Band { get; init; }

    internal static FoundHome Of(DbDataReader row) =>
        new()
        {
            Id = row.Get<Guid>("Id"),
            Title = row.Get<string>("Title")!,
            Type = EnumAsSnakeCase<ListingType>.FromText(row.Get<string>("Type")!),
            City = row.Get<string>("City")!,
            Region = row.Get<string>("Region"),
            Country = row.Get<string>("Country")!,
            Latitude = row.Get<double>("Latitude"),
            Longitude = row.Get<double>("Longitude"),
            Capacity = row.Get<int>("Capacity"),
            Bedrooms = row.Get<int?>("Bedrooms"),
            Beds = row.Get<int?>("Beds"),
            Bathrooms = row.Get<decimal?>("Bathrooms"),
            Mode = EnumAsSnakeCase<BookingMode>.FromText(row.Get<string>("Mode")!),
            Rating = row.Get<int?>("Rating"),
            ReviewCount = row.Get<int>("ReviewCount"),
            IsSuperhost = row.Get<bool>("IsSuperhost"),
            CoverPhoto = row.Get<string>("CoverPhoto"),
            Currency = row.Get<string>("Currency")!,
            BasePrice = row.Get<long>("BasePrice"),
            CheckIn = row.Get<DateOnly?>("CheckIn"),
            CheckOut = row.Get<DateOnly?>("CheckOut"),
            Total = row.Get<long?>("Total"),
            DistanceMetres = row.Get<long?>("DistanceMetres"),
            SortKey = row.Get<double>("SortKey"),
        };
}

/// <param name="Homes">At most one more than the limit, which says that there are more.</param>
/// <param name="Day">Whose rates of exchange they were compared by.</param>
/// <param name="Facets">Of all pages; null when they were not asked for.</param>
/// <param name="GoesOn">Where there may be more, though there are no more than the limit: enough homes were looked at.</param>
public sealed record FoundHomes(List<FoundHome> Homes, DateOnly Day, Facets? Facets = null, SearchPoint? GoesOn = null)
{
    /// <summary>Where the next page begins; null at the end.</summary>
    public SearchPoint? Next(HomeSearch search) =>
        Homes.Count <= search.Limit ? GoesOn : After(Homes[search.Limit - 1], search.Sort);

    private SearchPoint After(FoundHome home, HomeSort sort) => new(sort, home.SortKey, home.Id, Day, home.Band);
}
