using Airbnb.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Airbnb.Core.Wishlists;

public static class WishlistQueries
{
    /// <summary>One's own; others see a list only through its link.</summary>
    public static IQueryable<Wishlist> VisibleTo(this IQueryable<Wishlist> lists, Caller caller)
    {
        var userId = caller.UserId;
        return lists.Where(list => list.UserId == userId);
    }

    /// <summary>The list behind a link, as long as the link holds.</summary>
    public static IQueryable<Wishlist> SharedBy(this IQueryable<Wishlist> lists, WishlistLink link)
    {
        var hash = link.Hash;
        return lists.Where(list => list.LinkHash == hash);
    }

    /// <summary>One's own list, locked: changes of one list come one after another.</summary>
    internal static Task<Wishlist?> Lock(this AirbnbDb db, Guid id, Caller caller, CancellationToken ct) =>
        db
            .Wishlists.FromSql($"SELECT * FROM wishlists WHERE id = {id} FOR NO KEY UPDATE")
            .AsTracking()
            .VisibleTo(caller)
            .SingleOrDefaultAsync(ct);
}
