namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>The checksum of PNG's chunks (ISO 3309).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Shifted((uint)value))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    }
}
