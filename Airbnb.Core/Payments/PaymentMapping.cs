using System.Text.Json;
using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Airbnb.Core.Payments.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Payments;

public sealed class PaymentMapping
    : IEntityTypeConfiguration<Payment>,
        IEntityTypeConfiguration<Charge>,
        IEntityTypeConfiguration<Refund>,
        IEntityTypeConfiguration<Dispute>,
        IEntityTypeConfiguration<KeptMovement>,
        IEntityTypeConfiguration<Reconciliation>,
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
        builder.HasIndex(payment => new { payment.GuestId, payment.Id });
        builder.HasMany(payment => payment.Charges).WithOne().HasForeignKey(charge => charge.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.ToTable("charges");
        builder.Property(charge => charge.Id).ValueGeneratedNever();
        builder.Property(charge => charge.Currency).HasColumnType("char(3)");
        builder.HasIndex(charge => new { charge.Gateway, charge.GatewayId }).IsUnique();
        builder.Property(charge => charge.IntendedAt).HasDefaultValueSql("now()");
        builder.Ignore(charge => charge.Step);
        builder.HasIndex(charge => charge.PaymentId);
        builder.HasIndex(charge => charge.Status).HasFilter("what is under way");
        builder.HasIndex(charge => charge.EndedAt).HasFilter("what was paid");
    }

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds");
        builder.Property(refund => refund.Id).ValueGeneratedNever();
        builder.Property(refund => refund.Currency).HasColumnType("char(3)");
        builder.HasIndex(refund => refund.ChargeId);
        builder.HasOne<Charge>().WithMany().HasForeignKey(refund => refund.ChargeId);
        builder.HasOne<Refund>().WithOne().HasForeignKey<Refund>(refund => refund.Replaces);
        builder.HasIndex(refund => refund.Replaces).IsUnique();
        builder.HasIndex(refund => refund.GatewayId);
        builder.HasIndex(refund => refund.Status).HasFilter("what is under way");
    }

    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("disputes");
        builder.Property(dispute => dispute.Id).ValueGeneratedNever();
        builder.Property(dispute => dispute.Currency).HasColumnType("char(3)");
        builder.HasIndex(dispute => new { dispute.Gateway, dispute.GatewayId }).IsUnique();
        builder.HasIndex(dispute => dispute.ChargeId);
        builder.HasOne<Charge>().WithMany().HasForeignKey(dispute => dispute.ChargeId);
    }

    public void Configure(EntityTypeBuilder<KeptMovement> builder)
    {
        builder.ToTable("gateway_movements");
        builder.HasKey(movement => new { movement.Gateway, movement.GatewayId });
        builder.Property(movement => movement.Currency).HasColumnType("char(3)");
        builder.HasIndex(movement => movement.Reference);
        builder.HasIndex(movement => movement.SubjectId);
        builder.HasIndex(movement => movement.ChargeId);
    }

    public void Configure(EntityTypeBuilder<Reconciliation> builder)
    {
        builder.ToTable("reconciliations");
        builder.Property(reconciliation => reconciliation.Id).ValueGeneratedNever();
        builder.Property(reconciliation => reconciliation.Findings).AsJson();
        builder.Property(reconciliation => reconciliation.Drift).AsJson();
        builder.HasIndex(reconciliation => reconciliation.EndedAt);
    }

    public void Configure(EntityTypeBuilder<GatewayEvent> builder)
    {
        builder.ToTable("gateway_events");
        builder.HasKey(received => new { received.Gateway, received.EventId });
        builder.Property(received => received.Payload).HasColumnType("jsonb");
        builder.Property(received => received.ReceivedAt).HasDefaultValueSql("now()");
        builder.HasIndex(received => received.ReceivedAt);
    }

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.Kind, entry.OperationId }).IsUnique();
        builder.HasIndex(entry => entry.OperationId);
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

internal static class JsonColumns
{
    /// <summary>A list that is replaced, never changed.</summary>
    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<T>>(
                    (a, b) => ReferenceEquals(a, b),
                    list => list.GetHashCode(),
                    list => list
                )
            );
}
