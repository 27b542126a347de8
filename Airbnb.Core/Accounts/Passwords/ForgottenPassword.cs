using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Accounts.Passwords;

/// <summary>
/// That somebody asked for a way back into the account with some address. Written alike whether there is one, and gone
/// once somebody has looked.
/// </summary>
public sealed class ForgottenPassword
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As accounts are looked up by it.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}

public sealed class ForgottenPasswordMapping : IEntityTypeConfiguration<ForgottenPassword>
{
    public void Configure(EntityTypeBuilder<ForgottenPassword> builder)
    {
        builder.ToTable("forgotten_passwords");
        builder.Property(forgotten => forgotten.Id).ValueGeneratedNever();
        builder.Property(forgotten => forgotten.Address).HasMaxLength(256);
    }
}
