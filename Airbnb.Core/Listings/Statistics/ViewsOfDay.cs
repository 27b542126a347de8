using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings.Statistics;

/// <summary>How often others than its host have looked at a home.</summary>
public sealed class ViewsOfDay
{
    public required Guid ListingId { get; init; }

    /// <summary>At the home.</summary>
    public required DateOnly Day { get; init; }

    public required int Views { get; init; }
}

public sealed class ViewsOfDayMapping : IEntityTypeConfiguration<ViewsOfDay>
{
    public void Configure(EntityTypeBuilder<ViewsOfDay> builder)
    {
        builder.ToTable("listing_views");
        builder.HasKey(views => new { views.ListingId, views.Day });
        builder.HasIndex(views => views.Day);
        builder.HasOne<Listing>().WithMany().HasForeignKey(views => views.ListingId);
    }
}
