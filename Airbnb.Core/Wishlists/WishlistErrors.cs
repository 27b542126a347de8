namespace Airbnb.Core.Wishlists;

public static class WishlistErrors
{
    public static readonly Error TooMany = new(
        "wishlist.too_many",
        Kind.Refused,
        $"At most {KeepWishlists.Most} wishlists: delete one first."
    );
    public static readonly Error Full = new(
        "wishlist.full",
        Kind.Refused,
        $"A wishlist holds at most {Wishlist.MostHomes} homes: begin another one."
    );
}
