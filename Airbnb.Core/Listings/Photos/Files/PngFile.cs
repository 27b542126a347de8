using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>
/// PNG (W3C, third edition): chunks, each with its checksum. What draws stays; texts, times, Exif and whatever nobody
/// has to understand are left out, and so is everything after the last chunk.
/// </summary>
internal sealed class PngFile
{
    private const int HeaderLength = 13;

    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    private static readonly byte[] HeaderStart = [0, 0, 0, HeaderLength, .. "IHDR"u8];

    private static readonly SearchValues<byte> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );

    /// <summary>Colours, transparency and proportions.</summary>
    private static readonly HashSet<string> Drawing =
    [
        "PLTE",
        "tRNS",
        "cHRM",
        "gAMA",
        "iCCP",
        "sBIT",
        "sRGB",
        "cICP",
        "mDCV",
        "cLLI",
        "bKGD",
        "pHYs",
    ];

    private readonly Reading file;
    private readonly MemoryStream kept = new();

    private PngFile(ReadOnlyMemory<byte> bytes) => file = new Reading(bytes);

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static CleanImage Clean(ReadOnlyMemory<byte> file) => new PngFile(file).Clean();

    private CleanImage Clean()
    {
        kept.Write(file.Take((uint)Signature.Length));
        var (width, height) = Header();
        var (hasData, dataEnded) = (false, false);
        while (true)
        {
            var whole = Chunk();
            var type = Encoding.ASCII.GetString(whole.Slice(4, 4));
            if (type == "IDAT" && dataEnded)
                throw RefusedImageException.Broken; // its data lie together
            (hasData, dataEnded) = (hasData || type == "IDAT", hasData && type != "IDAT");
            if (type is "IDAT" or "IEND" || Drawing.Contains(type))
                kept.Write(whole);
            else if (type == "acTL")
                throw new RefusedImageException(ImageErrors.Moving);
            else if (char.IsAsciiLetterUpper(type[0]))
                throw RefusedImageException.Broken; // it cannot be drawn without understanding this
            if (type != "IEND")
                continue;
            return hasData && whole.Length == 12
                ? new CleanImage(ImageType.Png, width, height, kept.ToArray())
                : throw RefusedImageException.Broken;
        }
    }

    private (int Width, int Height) Header()
    {
        // The size first: what is too large is not worth a checksum.
        var start = file.Rest;
        if (start.Length < 8 + HeaderLength || !start.StartsWith(HeaderStart))
            throw RefusedImageException.Broken;
        var (width, height) = (Number(start[8..]), Number(start[12..]));
        ImageFile.Measure(width, height);
        var whole = Chunk();
        var drawn = whole.Slice(16, 5);
        if (!IsDrawable(drawn[0], drawn[1]) || drawn[2] != 0 || drawn[3] != 0 || drawn[4] > 1)
            throw RefusedImageException.Broken;
        kept.Write(whole);
        return (width, height);
    }

    private ReadOnlySpan<byte> Chunk()
    {
        var rest = file.Rest;
        if (rest.Length < 12)
            throw RefusedImageException.Broken;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > int.MaxValue - 12)
            throw RefusedImageException.Broken;
        var whole = file.Take(length + 12);
        var type = whole.Slice(4, 4);
        if (
            type.ContainsAnyExcept(Letters)
            || Crc32.Of(whole[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(whole[^4..])
        )
            throw RefusedImageException.Broken;
        return whole;
    }

    /// <summary>The combinations of bit depth and colour that exist.</summary>
    private static bool IsDrawable(byte depth, byte colour) =>
        colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };

    private static int Number(ReadOnlySpan<byte> at) =>
        BinaryPrimitives.ReadUInt32BigEndian(at) is var number and <= int.MaxValue
            ? (int)number
            : throw RefusedImageException.Broken;
}
