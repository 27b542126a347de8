using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Airbnb.Core.Calendar.Feeds;

/// <summary>The secret in a feed's address: 256 random bits, of which only the hash is stored.</summary>
public static class FeedToken
{
    private const int RandomBytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
