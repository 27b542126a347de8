using Airbnb.Core.Accounts;
using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Standings;

public sealed class StandingMapping : IEntityTypeConfiguration<Standing>, IEntityTypeConfiguration<ResponseRate>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.ToTable("standings");
        builder.HasKey(standing => new { standing.HostId, standing.Period });
        builder.Property(standing => standing.Figures).HasJson();
        builder.Property(standing => standing.IsSuperhost).HasColumnName("superhost");
        builder.HasOne<User>().WithMany().HasForeignKey(standing => standing.HostId);
    }

    public void Configure(EntityTypeBuilder<ResponseRate> builder)
    {
        builder.ToTable("response_rates");
        builder.HasKey(rate => rate.HostId);
        builder.Property(rate => rate.HostId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<ResponseRate>(rate => rate.HostId);
    }
}
