namespace Airbnb.Core.Wishlists;

/// <summary>Homes that somebody keeps for later, alone or with whoever has the link.</summary>
public sealed class Wishlist
{
    public const int MostHomes = 200;

    private Wishlist() { }

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Grows with each change, of its homes too; clients see it as the ETag.</summary>
    public int Version { get; private set; }

    /// <summary>Of the secret in the link; null while it is not shared.</summary>
    public byte[]? LinkHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsShared => LinkHash is not null;

    public static Wishlist Named(string name, Guid userId, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserId = userId,
            Name = name,
            CreatedAt = now,
            Version = 1,
        };

    public void Rename(string name)
    {
        Name = name;
        Changed();
    }

    /// <summary>Its homes, or what is said of them, are others now.</summary>
    public void Changed() => Version++;

    /// <summary>By this link alone: one that was given away before leads nowhere any more.</summary>
    public void Share(WishlistLink link)
    {
        LinkHash = link.Hash;
        Changed();
    }

    public void Unshare()
    {
        if (!IsShared)
            return;
        LinkHash = null;
        Changed();
    }
}

/// <summary>A home on a wishlist.</summary>
public sealed class WishlistHome
{
    public required Guid WishlistId { get; init; }
    public required Guid ListingId { get; init; }
    public string? Note { get; set; }
    public required DateTimeOffset SavedAt { get; init; }
}
