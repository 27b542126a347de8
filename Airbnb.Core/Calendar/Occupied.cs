using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Airbnb.Core.Calendar;

/// <summary>Why nights are not free.</summary>
public enum OccupiedBy
{
    /// <summary>A booking that is not paid yet.</summary>
    Hold,

    /// <summary>A booking that will take place, or did.</summary>
    Stay,

    /// <summary>The host closed the nights.</summary>
    Block,

    /// <summary>Another platform's calendar has them.</summary>
    Import,
}

/// <summary>Nights of a home that nobody else can have. Exclusion constraints keep the ranges apart.</summary>
public sealed class Occupied
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListingId { get; init; }
    public required OccupiedBy Kind { get; init; }

    /// <summary>The booking, alteration or imported event; the listing itself where its host closed the nights.</summary>
    public required Guid SourceId { get; init; }

    public required NpgsqlRange<DateOnly> Nights { get; init; }

    /// <summary>Why the host closed the nights, for the host alone.</summary>
    public string? Reason { get; init; }

    /// <summary>With the preparation after a guest; none for blocks and imports, which need no cleaning.</summary>
    public NpgsqlRange<DateOnly>? Padded { get; init; }
}

public sealed class OccupiedMapping : IEntityTypeConfiguration<Occupied>
{
    /// <summary>No night of a listing is occupied twice, whatever by.</summary>
    public const string NoOverlap = "occupied_no_overlap";

    /// <summary>Between two guests lie the nights of preparation.</summary>
    public const string RoomToPrepare = "occupied_room_to_prepare";

    public void Configure(EntityTypeBuilder<Occupied> builder)
    {
        builder.ToTable("occupied");
        builder.HasOne<Listing>().WithMany().HasForeignKey(occupied => occupied.ListingId);
        builder.HasIndex(occupied => occupied.SourceId);
        builder.Property(occupied => occupied.Nights).HasColumnType("daterange");
        builder.Property(occupied => occupied.Padded).HasColumnType("daterange");
    }
}

public static class OccupiedQueries
{
    /// <summary>All that has one of the days, or needs it to prepare: two look-ups, each served by an index.</summary>
    public static Task<List<Occupied>> OccupiedAround(
        this AirbnbDb db,
        Guid listingId,
        NpgsqlRange<DateOnly> days,
        CancellationToken ct
    )
    {
        var own = db.Occupied.AsNoTracking().Where(occupied => occupied.ListingId == listingId);
        return own.Where(occupied => occupied.Nights.Overlaps(days))
            .Union(own.Where(occupied => occupied.Padded!.Value.Overlaps(days)))
            .OrderBy(occupied => occupied.Id)
            .ToListAsync(ct);
    }
}
