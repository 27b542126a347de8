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
        builder.HasIndex(payment => payment.BookingId).IsUnique();
        builder.HasIndex(payment => new { payment.GuestId, payment.CreatedAt });
        builder.HasMany(payment => payment.Charges).WithOne().HasForeignKey(charge => charge.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.ToTable("charges");
        builder.Property(charge => charge.Id).ValueGeneratedNever();
        builder.HasIndex(charge => new { charge.Gateway, charge.GatewayId }).IsUnique();
        builder.HasIndex(charge => charge.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds");
        builder.Property(refund => refund.Id).ValueGeneratedNever();
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
        builder.HasIndex(entry => entry.BookingId);
        builder.HasMany(entry => entry.Lines).WithOne().HasForeignKey(line => line.EntryId);
    }

    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_lines");
        builder.HasKey(line => new { line.EntryId, line.Line });
        builder.HasIndex(line => new { line.Account, line.Owner });
    }
}
