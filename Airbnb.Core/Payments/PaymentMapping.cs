using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Payments;

public sealed class PaymentMapping
    : IEntityTypeConfiguration<Payment>,
        IEntityTypeConfiguration<Charge>,
        IEntityTypeConfiguration<Refund>,
        IEntityTypeConfiguration<GatewayEvent>,
        IEntityTypeConfiguration<JournalEntry>,
        IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.Property(payment => payment.Id).ValueGeneratedNever();
        builder.HasOne<Booking>().WithOne().HasForeignKey<Payment>(payment => payment.BookingId);
        builder.HasOne<User>().WithMany().HasForeignKey(payment => payment.GuestId);
        builder.HasIndex(payment => new { payment.GuestId, payment.CreatedAt });
        builder.HasMany(payment => payment.Charges).WithOne().HasForeignKey(charge => charge.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.ToTable("charges");
        builder.Property(charge => charge.Id).ValueGeneratedNever();
        builder.Property(charge => charge.Currency).HasColumnType("char(3)");
        builder.HasIndex(charge => new { charge.Gateway, charge.GatewayId }).IsUnique();
        builder.HasIndex(charge => charge.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds");
        builder.Property(refund => refund.Id).ValueGeneratedNever();
        builder.Property(refund => refund.Currency).HasColumnType("char(3)");
        builder.HasIndex(refund => refund.ChargeId);
        builder.HasOne<Charge>().WithMany().HasForeignKey(refund => refund.ChargeId);
    }

    public void Configure(EntityTypeBuilder<GatewayEvent> builder)
    {
        builder.ToTable("gateway_events");
        builder.HasKey(received => new { received.Gateway, received.EventId });
        builder.Property(received => received.Payload).HasColumnType("jsonb");
        builder.Property(received => received.ReceivedAt).HasDefaultValueSql("now()");
    }

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.Kind, entry.OperationId }).IsUnique();
        builder.HasOne<Booking>().WithMany().HasForeignKey(entry => entry.BookingId);
        builder.HasMany(entry => entry.Lines).WithOne().HasForeignKey(line => line.EntryId);
    }

    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_lines");
        builder.HasKey(line => new { line.EntryId, line.Line });
        builder.Property(line => line.Currency).HasColumnType("char(3)");
        builder.HasIndex(line => new { line.Account, line.Owner });
    }
}
