using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Airbnb.Tests.Listings.Photos;

/// <summary>Files made by hand, byte by byte: as they should be, and with whatever else is asked for.</summary>
public static class Pictures
{
    public static readonly byte[] Gps = Encoding.ASCII.GetBytes("GPS 38.7081 N 9.1366 W");

    /// <summary>A grey picture; another shade is another file.</summary>
    public static byte[] Png(int width = 320, int height = 200, byte shade = 128, params byte[][] beforeData) =>
        [
            .. PngStart,
            .. PngHeader(width, height),
            .. beforeData.SelectMany(chunk => chunk),
            .. Chunk("IDAT", Deflated(Rows(width, height, shade))),
            .. Chunk("IEND", []),
        ];

    public static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>8 bits of grey.</summary>
    public static byte[] PngHeader(int width, int height) =>
        Chunk("IHDR", [.. Big(width), .. Big(height), 8, 0, 0, 0, 0]);

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] summed = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. summed, .. Big(~Sum(summed))];
    }

    /// <summary>The segments of a JPEG, with more between its start and its tables.</summary>
    public static byte[] Jpeg(int width = 320, int height = 200, params byte[][] more) =>
        [
            0xFF,
            0xD8,
            .. more.SelectMany(segment => segment),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
            .. Segment(0xC0, [8, .. Big16(height), .. Big16(width), 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0, .. Enumerable.Repeat((byte)0, 16)]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. (byte[])[1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4],
            0xFF,
            0xD9,
        ];

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, .. Big16(content.Length + 2), .. content];

    /// <summary>A picture that nobody else has: files are shared by content.</summary>
    public static byte[] Unique() => Jpeg(more: [Mark()]);

    /// <summary>A segment that stays, like no other.</summary>
    public static byte[] Mark() => Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. Guid.NewGuid().ToByteArray()]);

    /// <summary>A camera's Exif: how it was held, and where.</summary>
    public static byte[] Exif(int orientation, bool isLittle = false)
    {
        byte[] Number16(int value) => isLittle ? [(byte)value, (byte)(value >> 8)] : Big16(value);
        byte[] Number32(int value) => isLittle ? [.. Big(value).Reverse()] : Big(value);
        return Segment(
            0xE1,
            [
                .. "Exif\0\0"u8,
                .. isLittle ? "II"u8 : "MM"u8,
                .. Number16(42),
                .. Number32(8),
                .. Number16(2),
                .. Number16(0x0112),
                .. Number16(3),
                .. Number32(1),
                .. Number16(orientation),
                .. Number16(0),
                .. Number16(0x8825),
                .. Number16(4),
                .. Number32(1),
                .. Number32(38),
                .. Number32(0),
                .. Gps,
            ]
        );
    }

    /// <summary>A lossy WebP: the head of a key frame and some data.</summary>
    public static byte[] Webp(int width = 320, int height = 200, params byte[][] around) =>
        Riff([.. around.SelectMany(chunk => chunk), .. RiffChunk("VP8 ", Frame(width, height))]);

    public static byte[] Frame(int width, int height) =>
        [0x10, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 7, 7, 7];

    public static byte[] Lossless(int width, int height, bool isTransparent = false) =>
        [0x2F, .. Little((width - 1) | ((height - 1) << 14) | (isTransparent ? 1 << 28 : 0)), 9];

    public static byte[] Extended(int width, int height, byte flags) =>
        [flags, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3]];

    public static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    public static byte[] RiffChunk(string type, byte[] content) =>
        [
            .. Encoding.ASCII.GetBytes(type),
            .. Little(content.Length),
            .. content,
            .. content.Length % 2 == 1 ? (byte[])[0] : [],
        ];

    /// <summary>An archive without a file in it, which can be put behind anything.</summary>
    public static readonly byte[] Zip = [.. "PK"u8, 5, 6, .. new byte[18]];

    /// <summary>The checksum as the standard words it, bit by bit.</summary>
    private static int Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        return (int)sum;
    }

    private static byte[] Rows(int width, int height, byte shade) =>
        [.. Enumerable.Range(0, height).SelectMany(_ => Enumerable.Repeat(shade, width).Prepend((byte)0))];

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Little(int value) => [.. Big(value).Reverse()];
}
