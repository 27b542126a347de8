using Airbnb.Core.Accounts;
using Airbnb.Core.Calendar;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings;

public sealed class ListingMapping : IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("listings");
        builder.HasOne<User>().WithMany().HasForeignKey(listing => listing.HostId);
        builder.HasIndex(listing => new { listing.HostId, listing.Id });
        builder.Property(listing => listing.Version).IsConcurrencyToken();
        builder.ComplexProperty(listing => listing.Place);
        builder.ComplexProperty(
            listing => listing.Rates,
            rates =>
            {
                rates.Property(rate => rate.Currency).HasColumnType("char(3)");
                rates.Property(rate => rate.LengthDiscounts).HasJson();
                rates.Property(rate => rate.EarlyBird).HasJson();
                rates.Property(rate => rate.LastMinute).HasJson();
                rates.Property(rate => rate.Taxes).HasJson();
            }
        );
        builder.ComplexProperty(
            listing => listing.Terms,
            terms =>
            {
                terms.Property(term => term.ArrivalDays).HasConversion(days => days.Bits, bits => new Weekdays(bits));
                terms.Property(term => term.DepartureDays).HasConversion(days => days.Bits, bits => new Weekdays(bits));
            }
        );
    }
}
