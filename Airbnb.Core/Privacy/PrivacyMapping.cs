using Airbnb.Core.Accounts;
using Airbnb.Core.Privacy.Erasing;
using Airbnb.Core.Privacy.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Privacy;

public sealed class PrivacyMapping
    : IEntityTypeConfiguration<Consent>,
        IEntityTypeConfiguration<DataExport>,
        IEntityTypeConfiguration<Erasure>
{
    public const string OneUnderWay = "exports_one_under_way";

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents");
        builder.Property(consent => consent.Id).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(consent => consent.UserId);
        builder.HasIndex(consent => new { consent.UserId, consent.Kind });
    }

    public void Configure(EntityTypeBuilder<DataExport> builder)
    {
        builder.ToTable("exports");
        builder.Property(export => export.Id).ValueGeneratedNever();
        builder.HasKey(export => export.Id).HasName("pk_exports");
        builder.HasOne<User>().WithMany().HasForeignKey(export => export.UserId);
        builder.HasIndex(export => export.UserId).HasDatabaseName("ix_exports_user_id");
        builder.HasIndex(export => export.UserId, OneUnderWay).HasFilter("ready_at IS NULL").IsUnique();
    }

    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures");
        builder.HasKey(erasure => erasure.UserId);
        builder.Property(erasure => erasure.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<Erasure>(erasure => erasure.UserId);
    }
}
