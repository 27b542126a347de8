using Airbnb.Core.Calendar;
using Airbnb.Core.Listings;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Pricing;

public sealed class NightPriceMapping : IEntityTypeConfiguration<NightPrice>
{
    /// <summary>Two prices of one kind never hold for one night; the index also finds them.</summary>
    public const string NoOverlap = "night_prices_no_overlap";

    public void Configure(EntityTypeBuilder<NightPrice> builder)
    {
        builder.ToTable("night_prices");
        builder.Property(price => price.Id).ValueGeneratedNever();
        builder.HasOne<Listing>().WithMany().HasForeignKey(price => price.ListingId);
    }
}

public static class NightPriceQueries
{
    public static Task<List<NightPrice>> NightPricesOf(
        this AirbnbDb db,
        Guid listingId,
        StayDates dates,
        CancellationToken ct
    )
    {
        var nights = dates.ToRange();
        return db
            .NightPrices.AsNoTracking()
            .Where(price => price.ListingId == listingId && price.Nights.Overlaps(nights))
            .ToListAsync(ct);
    }
}
