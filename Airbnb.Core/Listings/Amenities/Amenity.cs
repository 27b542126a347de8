using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings.Amenities;

public enum AmenityCategory
{
    Essentials,
    Kitchen,
    Bathroom,
    Family,
    Work,
    Leisure,
    Outdoors,
    Location,
    Parking,
    Safety,
    Services,
}

/// <summary>What guests read, in each language that we write in.</summary>
public sealed record AmenityNames(string En, string De)
{
    public string In(Language language) =>
        language switch
        {
            Language.De => De,
            _ => En,
        };
}

/// <summary>Something that a home may have, as the platform's catalogue knows it.</summary>
public sealed class Amenity
{
    /// <summary>What listings and searches name it by: small letters and underscores.</summary>
    public required string Code { get; init; }

    public required AmenityCategory Category { get; set; }
    public required AmenityNames Names { get; set; }

    /// <summary>Since when no listing may newly name it. Those that did still have it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

public sealed class AmenityMapping : IEntityTypeConfiguration<Amenity>
{
    public void Configure(EntityTypeBuilder<Amenity> builder)
    {
        builder.ToTable("amenities");
        builder.HasKey(amenity => amenity.Code);
        builder.Property(amenity => amenity.Names).HasJson();
    }
}

public static class AmenityQueries
{
    /// <summary>The refusal that names those of the codes that no listing may newly have; null when there are none.</summary>
    /// <param name="kept">What the listing has already.</param>
    public static async Task<Error?> UnknownAmenities(
        this AirbnbDb db,
        IReadOnlyList<string> codes,
        IReadOnlyList<string> kept,
        CancellationToken ct
    )
    {
        var added = codes.Except(kept, StringComparer.Ordinal).ToList();
        if (added.Count == 0)
            return null;
        var known = await db
            .Amenities.Where(amenity => added.Contains(amenity.Code) && amenity.RetiredAt == null)
            .Select(amenity => amenity.Code)
            .ToListAsync(ct);
        return ListingErrors.Unknown(added.Except(known, StringComparer.Ordinal));
    }
}
