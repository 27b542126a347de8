using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Pricing.Policies;

public sealed class PolicyMapping : IEntityTypeConfiguration<CancellationPolicy>
{
    /// <summary>Versions are never edited: a change of the rules is a new row.</summary>
    private static readonly ValueComparer<PolicyRules> Immutable = new(
        (a, b) => ReferenceEquals(a, b),
        rules => rules.GetHashCode(),
        rules => rules
    );

    public void Configure(EntityTypeBuilder<CancellationPolicy> builder)
    {
        builder.ToTable("cancellation_policies");
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder
            .Property(policy => policy.Rules)
            .HasColumnType("jsonb")
            .HasConversion(
                rules => JsonSerializer.Serialize(rules, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<PolicyRules>(json, JsonSerializerOptions.Web)!,
                Immutable
            );
        builder.HasIndex(policy => new { policy.Code, policy.Version }).IsUnique();
    }
}
