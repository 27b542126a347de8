using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Wishlists;

/// <summary>
/// The secret in a link by which anybody sees a wishlist. Only its hash is stored: a link that was lost is replaced.
/// </summary>
public sealed class WishlistLink
{
    private const int RandomBytes = 24;

    private WishlistLink(string token) => Token = token;

    public string Token { get; }
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Token));

    public static WishlistLink New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Null for what cannot be one of ours, which then costs no look-up.</summary>
    public static WishlistLink? Parse(string token) =>
        Base64Url.IsValid(token.AsSpan(), out var bytes)
        && bytes == RandomBytes
        && token.Length == Base64Url.GetEncodedLength(RandomBytes)
            ? new WishlistLink(token)
            : null;
}
