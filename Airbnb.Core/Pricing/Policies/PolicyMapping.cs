using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Pricing.Policies;

public sealed class PolicyMapping : IEntityTypeConfiguration<CancellationPolicy>
{
    public void Configure(EntityTypeBuilder<CancellationPolicy> builder)
    {
        builder.ToTable("cancellation_policies");
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.Rules).HasJson();
        builder.HasIndex(policy => new { policy.Code, policy.Version }).IsUnique();
    }
}
