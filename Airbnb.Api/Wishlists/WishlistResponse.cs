using System.Linq.Expressions;
using Airbnb.Api.Http;
using Airbnb.Core;
using Airbnb.Core.Listings;
using Airbnb.Core.Listings.Photos;
using Airbnb.Core.Wishlists;

namespace Airbnb.Api.Wishlists;

/// <summary>A wishlist of the caller's.</summary>
/// <param name="Shared">Whether there is a link by which others see it.</param>
public sealed record WishlistResponse(Guid Id, string Name, bool Shared, DateTimeOffset CreatedAt) : IListed
{
    public static readonly Expression<Func<Wishlist, WishlistResponse>> Projection = list => new WishlistResponse(
        list.Id,
        list.Name,
        list.LinkHash != null,
        list.CreatedAt
    );

    public static WishlistResponse Of(Wishlist list) => new(list.Id, list.Name, list.IsShared, list.CreatedAt);
}

/// <summary>A home on a wishlist.</summary>
/// <param name="Home">Null once the home is gone: paused, archived or suspended.</param>
public sealed record SavedHomeResponse(Guid ListingId, string? Note, DateTimeOffset SavedAt, SavedHome? Home);

/// <summary>What a wishlist says of a home that guests can find.</summary>
/// <param name="Rating">Stars; null while there are fewer than three reviews.</param>
/// <param name="CoverPhoto">The photo that is shown first: its file on this host.</param>
/// <param name="BasePrice">Of a night, without fees and taxes.</param>
public sealed record SavedHome(
    string Title,
    ListingType Type,
    string City,
    string Country,
    int Capacity,
    decimal? Rating,
    int ReviewCount,
    string? CoverPhoto,
    Money BasePrice
)
{
    public static SavedHome? Of(Listing home, DateTimeOffset now) =>
        home.IsOpen(now)
            ? new SavedHome(
                home.Title,
                home.Type!.Value,
                home.Place.City!,
                home.Place.Country!,
                home.Capacity!.Value,
                home.Rating / 100m,
                home.ReviewCount,
                PhotoFile.PathOf(home.CoverPhoto),
                new Money(home.Rates.Base!.Value, home.Rates.Currency!)
            )
            : null;
}
