using Airbnb.Core.Accounts;
using Airbnb.Core.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Payments.Payouts;

public sealed class PayoutMapping
    : IEntityTypeConfiguration<HostAccount>,
        IEntityTypeConfiguration<Payout>,
        IEntityTypeConfiguration<PayoutReversal>,
        IEntityTypeConfiguration<HostPenalty>
{
    public void Configure(EntityTypeBuilder<HostAccount> builder)
    {
        builder.ToTable("host_accounts");
        builder.HasKey(account => account.UserId);
        builder.Property(account => account.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<HostAccount>(account => account.UserId);
        builder.HasIndex(account => new { account.Gateway, account.GatewayId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.ToTable("payouts");
        builder.Property(payout => payout.Id).ValueGeneratedNever();
        builder.Property(payout => payout.Currency).HasColumnType("char(3)");
        builder.HasOne<User>().WithMany().HasForeignKey(payout => payout.HostId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(payout => payout.BookingId);
        builder.HasIndex(payout => new { payout.HostId, payout.Id });
        builder.HasIndex(payout => payout.BookingId);
        builder.HasIndex(payout => new { payout.Gateway, payout.GatewayId }).IsUnique();
        builder
            .HasIndex(payout => payout.BookingId, "ix_payouts_open")
            .HasFilter("status IN ('waiting', 'held')")
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<PayoutReversal> builder)
    {
        builder.ToTable("payout_reversals");
        builder.Property(reversal => reversal.Id).ValueGeneratedNever();
        builder.Property(reversal => reversal.Currency).HasColumnType("char(3)");
        builder.HasOne<Payout>().WithMany().HasForeignKey(reversal => reversal.PayoutId);
        builder.HasOne<User>().WithMany().HasForeignKey(reversal => reversal.HostId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(reversal => reversal.BookingId);
        builder.HasIndex(reversal => reversal.PayoutId);
        builder.HasIndex(reversal => reversal.HostId);
        builder.HasIndex(reversal => reversal.BookingId);
    }

    public void Configure(EntityTypeBuilder<HostPenalty> builder)
    {
        builder.ToTable("host_penalties");
        builder.Property(penalty => penalty.Id).ValueGeneratedNever();
        builder.Property(penalty => penalty.Currency).HasColumnType("char(3)");
        builder.HasOne<Booking>().WithOne().HasForeignKey<HostPenalty>(penalty => penalty.BookingId);
        builder.HasOne<User>().WithMany().HasForeignKey(penalty => penalty.HostId);
        builder.HasOne<User>().WithMany().HasForeignKey(penalty => penalty.WaivedBy);
        builder.HasIndex(penalty => penalty.HostId);
        builder.HasIndex(penalty => penalty.WaivedBy);
    }
}
