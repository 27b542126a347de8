using System.Text.Json;
using Airbnb.Core.Accounts;
using Airbnb.Core.Listings;
using Airbnb.Core.Pricing;
using Airbnb.Core.Pricing.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Bookings;

public sealed class BookingMapping
    : IEntityTypeConfiguration<Booking>,
        IEntityTypeConfiguration<TimelineEntry>,
        IEntityTypeConfiguration<Cancellation>
{
    private static readonly ValueComparer<IReadOnlyList<PriceLine>> Immutable = new(
        (a, b) => ReferenceEquals(a, b),
        lines => lines.GetHashCode(),
        lines => lines
    );

    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("bookings");
        builder.Property(booking => booking.Id).ValueGeneratedNever();
        builder.Property(booking => booking.Version).IsConcurrencyToken();
        builder.Property(booking => booking.Currency).HasColumnType("char(3)");
        Lines(builder.Property(booking => booking.Lines));
        builder.Ignore(booking => booking.CanBeWithdrawn);
        builder.Ignore(booking => booking.Dates);
        builder.Ignore(booking => booking.Price);
        builder.Ignore(booking => booking.Total);
        builder.HasOne<Listing>().WithMany().HasForeignKey(booking => booking.ListingId);
        builder.HasOne<User>().WithMany().HasForeignKey(booking => booking.GuestId);
        builder.HasOne<User>().WithMany().HasForeignKey(booking => booking.HostId);
        builder.HasOne<CancellationPolicy>().WithMany().HasForeignKey(booking => booking.PolicyId);
        builder.HasMany(booking => booking.Timeline).WithOne().HasForeignKey(entry => entry.BookingId);
        builder.HasIndex(booking => new { booking.GuestId, booking.Id });
        builder.HasIndex(booking => new { booking.HostId, booking.Id });
        builder.HasIndex(booking => new
        {
            booking.GuestId,
            booking.Status,
            booking.Id,
        });
        builder.HasIndex(booking => new
        {
            booking.HostId,
            booking.Status,
            booking.Id,
        });
        builder.HasIndex(booking => new { booking.GuestId, booking.CheckOut });
        builder.HasIndex(booking => new { booking.HostId, booking.CheckOut });
        builder.HasIndex(booking => booking.ListingId);
    }

    public void Configure(EntityTypeBuilder<Cancellation> builder)
    {
        builder.ToTable("cancellations");
        builder.HasKey(cancellation => cancellation.BookingId);
        builder.Property(cancellation => cancellation.Currency).HasColumnType("char(3)");
        Lines(builder.Property(cancellation => cancellation.KeptLines));
        builder.Ignore(cancellation => cancellation.Refund);
        builder.Ignore(cancellation => cancellation.Kept);
        builder.HasOne<Booking>().WithOne().HasForeignKey<Cancellation>(cancellation => cancellation.BookingId);
    }

    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("booking_timeline");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Currency).HasColumnType("char(3)");
        builder.HasIndex(entry => entry.BookingId);
    }

    private static void Lines(PropertyBuilder<IReadOnlyList<PriceLine>> lines) =>
        lines
            .HasColumnType("jsonb")
            .HasConversion(
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<List<PriceLine>>(json, JsonSerializerOptions.Web)!,
                Immutable
            );
}
