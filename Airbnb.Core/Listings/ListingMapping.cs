using Airbnb.Core.Accounts;
using Airbnb.Core.Calendar;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings;

public sealed class ListingMapping : IEntityTypeConfiguration<Listing>
{
    /// <summary>A trigger, so that nobody opens a home while its host is being suspended.</summary>
    public const string HostIsWelcome = "listings_host_is_welcome";

    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("listings");
        builder.HasOne<User>().WithMany().HasForeignKey(listing => listing.HostId);
        builder.HasIndex(listing => new { listing.HostId, listing.Id });
        builder.Property(listing => listing.Version).IsConcurrencyToken();
        builder.Property(listing => listing.Bathrooms).HasColumnType("numeric(3,1)");
        builder
            .PrimitiveCollection(listing => listing.Accessibility)
            .ElementType(feature => feature.HasConversion(typeof(EnumAsSnakeCase<AccessibilityFeature>)));
        builder.Property(listing => listing.IsSuperhost).HasColumnName("superhost");
        builder.ComplexProperty(
            listing => listing.HouseRules,
            rules =>
            {
                rules.Property(rule => rule.Pets).HasColumnName("rules_pets");
                rules.Property(rule => rule.Smoking).HasColumnName("rules_smoking");
                rules.Property(rule => rule.Parties).HasColumnName("rules_parties");
                rules.Property(rule => rule.Children).HasColumnName("rules_children");
                rules.Property(rule => rule.QuietFrom).HasColumnName("rules_quiet_from");
                rules.Property(rule => rule.QuietUntil).HasColumnName("rules_quiet_until");
                rules.Property(rule => rule.More).HasColumnName("rules_more");
            }
        );
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
