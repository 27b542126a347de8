using Airbnb.Core.Listings.Photos.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings.Photos;

/// <summary>A photo of a home. Several may show the same file, of other homes, too.</summary>
public sealed class ListingPhoto
{
    public const int Most = 50;
    public const int LongestCaption = 250;

    private ListingPhoto() { }

    public Guid Id { get; private init; }
    public Guid ListingId { get; private init; }
    public string Hash { get; private init; } = "";
    public ImageType Type { get; private init; }
    public int Width { get; private init; }
    public int Height { get; private init; }
    public int Bytes { get; private init; }

    /// <summary>From 0, without gaps; the first is the cover.</summary>
    public int Position { get; private set; }

    public string? Caption { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static ListingPhoto Of(Guid listingId, CleanImage image, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ListingId = listingId,
            Hash = PhotoFile.Of(image).Hash,
            Type = image.Type,
            Width = image.Width,
            Height = image.Height,
            Bytes = image.Bytes.Length,
            CreatedAt = now,
        };

    public void Place(int position) => Position = position;

    public void Say(string? caption) => Caption = caption;
}

public sealed class ListingPhotoMapping : IEntityTypeConfiguration<ListingPhoto>
{
    public void Configure(EntityTypeBuilder<ListingPhoto> builder)
    {
        builder.ToTable("listing_photos");
        builder.Property(photo => photo.Id).ValueGeneratedNever();
        builder.HasOne<Listing>().WithMany().HasForeignKey(photo => photo.ListingId);
        builder.HasIndex(photo => photo.Hash);
    }
}
