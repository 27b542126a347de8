using Airbnb.Core.Accounts;
using Airbnb.Core.Listings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Wishlists;

public sealed class WishlistMapping : IEntityTypeConfiguration<Wishlist>, IEntityTypeConfiguration<WishlistHome>
{
    public void Configure(EntityTypeBuilder<Wishlist> builder)
    {
        builder.ToTable("wishlists");
        builder.Property(list => list.Id).ValueGeneratedNever();
        builder.Property(list => list.Version).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(list => list.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(list => new { list.UserId, list.Id });
        builder.HasIndex(list => list.LinkHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WishlistHome> builder)
    {
        builder.ToTable("wishlist_homes");
        builder.HasKey(home => new { home.WishlistId, home.ListingId });
        builder.HasOne<Wishlist>().WithMany().HasForeignKey(home => home.WishlistId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Listing>().WithMany().HasForeignKey(home => home.ListingId);
        builder.HasIndex(home => home.ListingId);
    }
}
