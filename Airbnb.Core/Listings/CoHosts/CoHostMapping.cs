using Airbnb.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Listings.CoHosts;

public sealed class CoHostMapping : IEntityTypeConfiguration<CoHost>
{
    public void Configure(EntityTypeBuilder<CoHost> builder)
    {
        builder.ToTable("co_hosts");
        builder.Property(coHost => coHost.Id).ValueGeneratedNever();
        builder.Property(coHost => coHost.Version).IsConcurrencyToken();
        builder.HasOne<Listing>().WithMany().HasForeignKey(coHost => coHost.ListingId);
        builder.HasOne<User>().WithMany().HasForeignKey(coHost => coHost.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(coHost => new { coHost.ListingId, coHost.UserId }).IsUnique();
        builder.HasIndex(coHost => new { coHost.ListingId, coHost.LookupEmail }).IsUnique();
        builder.HasIndex(coHost => coHost.UserId);
        builder.HasIndex(coHost => coHost.LookupEmail);
    }
}
