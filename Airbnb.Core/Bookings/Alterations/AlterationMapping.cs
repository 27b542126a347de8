using System.Text.Json;
using Airbnb.Core.Payments;
using Airbnb.Core.Pricing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Bookings.Alterations;

public sealed class AlterationMapping : IEntityTypeConfiguration<Alteration>
{
    /// <summary>A booking has at most one that is proposed or waits for its payment.</summary>
    public const string OneOpen = "alterations_one_open";

    private static readonly ValueComparer<IReadOnlyList<PriceLine>> Immutable = new(
        (a, b) => ReferenceEquals(a, b),
        lines => lines.GetHashCode(),
        lines => lines
    );

    public void Configure(EntityTypeBuilder<Alteration> builder)
    {
        builder.ToTable("alterations");
        builder.Property(alteration => alteration.Id).ValueGeneratedNever();
        builder.Property(alteration => alteration.Currency).HasColumnType("char(3)");
        builder
            .Property(alteration => alteration.Lines)
            .HasColumnType("jsonb")
            .HasConversion(
                lines => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<List<PriceLine>>(json, JsonSerializerOptions.Web)!,
                Immutable
            );
        builder.Ignore(alteration => alteration.Dates);
        builder.Ignore(alteration => alteration.Price);
        builder.Ignore(alteration => alteration.Difference);
        builder.Ignore(alteration => alteration.Stay);
        builder.HasOne<Booking>().WithMany().HasForeignKey(alteration => alteration.BookingId);
        builder.HasOne<Charge>().WithOne().HasForeignKey<Charge>(charge => charge.AlterationId);
        builder
            .HasIndex(alteration => alteration.BookingId)
            .IsUnique()
            .HasDatabaseName(OneOpen)
            .HasFilter("those that are open");
        builder.HasIndex(alteration => new { alteration.BookingId, alteration.Id });
    }
}
