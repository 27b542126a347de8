using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings;

/// <summary>What a host says in one language besides the listing's own.</summary>
public sealed record Translation(string Language, string Title, string? Description);

/// <summary>A listing's title and description in another language.</summary>
public sealed class ListingText
{
    public Guid ListingId { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public required string Title { get; set; }
    public string? Description { get; set; }
}

public sealed class ListingTextMapping : IEntityTypeConfiguration<ListingText>
{
    public void Configure(EntityTypeBuilder<ListingText> builder)
    {
        builder.ToTable("listing_texts");
        builder.HasKey(text => new { text.ListingId, text.Language });
        builder.HasOne<Listing>().WithMany(listing => listing.Texts).HasForeignKey(text => text.ListingId);
    }
}
