using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Accounts.TwoFactor;

public sealed class TwoFactorMapping : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticators");
        builder.HasKey(authenticator => authenticator.UserId);
        builder.Property(authenticator => authenticator.UserId).ValueGeneratedNever();
        builder
            .HasOne<User>()
            .WithOne()
            .HasForeignKey<Authenticator>(authenticator => authenticator.UserId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(code => new { code.UserId, code.CodeHash });
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
