using Airbnb.Core.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Calendar.Feeds;

/// <summary>That a home's calendar can be read by whoever knows its address.</summary>
public sealed class CalendarFeed
{
    public required Guid ListingId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds");
        builder.HasKey(feed => feed.ListingId);
        builder.HasOne<Listing>().WithOne().HasForeignKey<CalendarFeed>(feed => feed.ListingId);
        builder.HasIndex(feed => feed.TokenHash).IsUnique();
    }
}
