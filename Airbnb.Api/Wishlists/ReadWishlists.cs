using Airbnb.Core.Persistence;
using Airbnb.Core.Time;
using Airbnb.Core.Wishlists;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Api.Wishlists;

/// <summary>Looks up the homes of a wishlist, saved last first.</summary>
internal static class ReadWishlists
{
    public static async Task<List<SavedHomeResponse>> HomesOf(
        this AirbnbDb db,
        Wishlist list,
        PlatformClock clock,
        CancellationToken ct
    )
    {
        var homes = await (
            from saved in db.WishlistHomes.AsNoTracking()
            where saved.WishlistId == list.Id
            join home in db.Listings on saved.ListingId equals home.Id
            orderby saved.SavedAt descending, saved.ListingId
            select new { saved, home }
        ).ToListAsync(ct);
        var now = clock.Now;
        return
        [
            .. homes.Select(row => new SavedHomeResponse(
                row.saved.ListingId,
                row.saved.Note,
                row.saved.SavedAt,
                SavedHome.Of(row.home, now)
            )),
        ];
    }
}
