using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Airbnb.Core.Accounts.TwoFactor;

/// <summary>Codes that an authenticator app shows: RFC 6238 with what all apps know, SHA-1, 30 seconds, six digits.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecretBytes = 20;
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>So many steps a phone's clock may be off, either way.</summary>
    private const int Tolerance = 1;

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    public static string CodeAt(long step, ReadOnlySpan<byte> secret)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, of those around now; null for none.</summary>
    public static long? StepOf(string code, ReadOnlySpan<byte> secret, DateTimeOffset now)
    {
        var current = StepAt(now);
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
            if (Same(CodeAt(step, secret), code))
                return step;
        return null;
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(expected),
            System.Text.Encoding.UTF8.GetBytes(given)
        );
}
