using System.Buffers.Binary;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>How a camera was held, by Exif: the one thing of it that a picture cannot do without.</summary>
internal static class JpegOrientation
{
    public const int Upright = 1;
    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntryLength = 12;

    public static bool IsUpright(int orientation) => orientation == Upright;

    /// <summary>Width and height change places when it is shown.</summary>
    public static bool IsOnItsSide(int orientation) => orientation >= 5;

    /// <summary>Upright when the block says nothing, or nothing sensible.</summary>
    /// <param name="tiff">The block after its name: a TIFF header and its directories.</param>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return Upright;
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (!isLittle && !tiff.StartsWith("MM\0*"u8))
            return Upright;
        var directory = Number32(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
            return Upright;
        var entries = tiff[((int)directory + 2)..];
        var count = Math.Min(Number16(tiff[(int)directory..], isLittle), entries.Length / EntryLength);
        for (var i = 0; i < count; i++)
            if (Find(entries.Slice(i * EntryLength, EntryLength), isLittle) is { } found)
                return found;
        return Upright;
    }

    /// <summary>A block that says this and nothing else.</summary>
    public static byte[] Exif(int orientation) =>
        [
            .. "Exif\0\0MM\0*"u8,
            .. (ReadOnlySpan<byte>)[0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0],
            .. (ReadOnlySpan<byte>)[0, 0, 0, 0], // no other directory
        ];

    private static int? Find(ReadOnlySpan<byte> entry, bool isLittle) =>
        Number16(entry, isLittle) == Tag
        && Number16(entry[2..], isLittle) == Short
        && Number16(entry[8..], isLittle) is var value and >= 1 and <= 8
            ? value
            : null;

    private static int Number16(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Number32(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
