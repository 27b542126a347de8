using Airbnb.Core.Accounts.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Accounts;

public sealed class AccountMapping
    : IEntityTypeConfiguration<User>,
        IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>,
        IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<FailedTries>
{
    public const string UniqueEmail = "ix_users_normalized_email";
    public const string UniqueUserName = "ix_users_normalized_user_name";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Name).HasMaxLength(User.LongestName);
        builder.Property(user => user.Email).IsRequired();
        builder.Property(user => user.NormalizedEmail).IsRequired();
        builder.Property(user => user.UserName).IsRequired();
        builder.Property(user => user.NormalizedUserName).IsRequired();
        builder.HasIndex(user => user.NormalizedEmail).HasDatabaseName(UniqueEmail).IsUnique();
        builder.HasIndex(user => user.NormalizedUserName).HasDatabaseName(UniqueUserName).IsUnique();
        builder.Property(user => user.IsSuperhost).HasColumnName("superhost");
        builder.HasIndex(user => user.Id, "ix_users_suspended").HasFilter("suspended_at IS NOT NULL");
        builder.HasIndex(user => user.Picture).HasFilter("picture IS NOT NULL"); // before a file is deleted
        builder.HasIndex(user => user.CreatedAt, "ix_users_unverified").HasFilter("pending_registration IS NOT NULL");
        builder.HasIndex(user => user.Role).HasFilter("role <> 'member'"); // few, and looked for at every start
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("user_tokens");

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.UserAgent).HasMaxLength(Session.LongestUserAgent);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasIndex(session => session.UserId);
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
    }

    public void Configure(EntityTypeBuilder<FailedTries> builder)
    {
        builder.ToTable("failed_tries");
        builder.HasKey(row => row.KeyHash);
        builder.HasIndex(row => row.ForgottenAt);
    }
}
