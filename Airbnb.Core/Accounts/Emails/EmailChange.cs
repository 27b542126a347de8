using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Accounts.Emails;

/// <summary>
/// That the owner of an account wants another address. It counts once whoever reads its mail has said so; the old
/// address can take it back before and, for a while, afterwards.
/// </summary>
public sealed class EmailChange
{
    public static readonly TimeSpan ConfirmedWithin = TimeSpan.FromHours(24);
    public static readonly TimeSpan UndoneWithin = TimeSpan.FromHours(72);

    private EmailChange() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public string OldEmail { get; private init; } = "";
    public string NewEmail { get; private init; } = "";
    public DateTimeOffset RequestedAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was taken back, or another took its place.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsPending => ConfirmedAt is null && EndedAt is null;

    public static EmailChange Request(User user, string newEmail, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = user.Id,
            OldEmail = user.Email!,
            NewEmail = newEmail,
            RequestedAt = now,
        };

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    public void End(DateTimeOffset now) => EndedAt = now;
}

public sealed class EmailChangeMapping : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("email_changes");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.OldEmail).HasMaxLength(256);
        builder.Property(change => change.NewEmail).HasMaxLength(256);
        builder.HasOne<User>().WithMany().HasForeignKey(change => change.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(change => change.UserId);
    }
}
