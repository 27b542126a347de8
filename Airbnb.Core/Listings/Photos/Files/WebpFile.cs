using System.Buffers.Binary;
using System.Text;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>
/// WebP (RFC 9649): a RIFF file with one picture, lossy or lossless. Transparency and the colour profile stay; Exif, XMP
/// and unknown chunks are left out, and so is what follows the file.
/// </summary>
internal sealed class WebpFile
{
    private const byte HasProfile = 0x20;
    private const byte HasTransparency = 0x10;
    private const byte Moves = 0x02;
    private const int ExtendedLength = 10;

    private readonly Reading file;
    private readonly List<(string Type, byte[] Content)> kept = [];
    private (int Width, int Height)? canvas;
    private (int Width, int Height)? size;

    private WebpFile(ReadOnlyMemory<byte> bytes) => file = new Reading(bytes);

    public static bool Is(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    public static CleanImage Clean(ReadOnlyMemory<byte> file)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file.Span[4..]) + 8L;
        if (length > file.Length || length < 12)
            throw RefusedImageException.Broken;
        return new WebpFile(file[12..(int)length]).Clean();
    }

    private CleanImage Clean()
    {
        while (!file.IsAtEnd)
            Chunk();
        if (size is not { } drawn || (canvas is { } whole && whole != drawn))
            throw RefusedImageException.Broken;
        return new CleanImage(ImageType.Webp, drawn.Width, drawn.Height, Written());
    }

    private void Chunk()
    {
        var type = Encoding.ASCII.GetString(file.Take(4));
        var length = file.LittleEndian32();
        var content = file.Take(length);
        if (length % 2 == 1 && !file.IsAtEnd)
            file.Take(1);
        switch (type)
        {
            case "VP8X" when canvas is null && kept.Count == 0:
                canvas = Extended(content);
                break;
            case "VP8 " or "VP8L" when size is null:
                size = type == "VP8L" ? Lossless(content) : Lossy(content);
                ImageFile.Measure(size.Value.Width, size.Value.Height);
                kept.Add((type, content.ToArray()));
                break;
            case "ALPH"
            or "ICCP" when canvas is not null && size is null && kept.TrueForAll(chunk => chunk.Type != type):
                kept.Add((type, content.ToArray()));
                break;
            case "ANIM" or "ANMF":
                throw new RefusedImageException(ImageErrors.Moving);
            case "VP8X" or "VP8 " or "VP8L" or "ALPH" or "ICCP": // twice, or out of order
                throw RefusedImageException.Broken;
        }
    }

    private static (int Width, int Height) Extended(ReadOnlySpan<byte> content)
    {
        if (content.Length != ExtendedLength)
            throw RefusedImageException.Broken;
        if ((content[0] & Moves) != 0)
            throw new RefusedImageException(ImageErrors.Moving);
        var (width, height) = (Number24(content[4..]) + 1, Number24(content[7..]) + 1);
        ImageFile.Measure(width, height);
        return (width, height);
    }

    private static (int Width, int Height) Lossy(ReadOnlySpan<byte> content)
    {
        var isKeyFrame = content.Length >= 10 && (content[0] & 1) == 0;
        if (!isKeyFrame || !content[3..].StartsWith<byte>([0x9D, 0x01, 0x2A]))
            throw RefusedImageException.Broken;
        // The upper two bits say how to scale, which nobody does.
        return (
            BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF
        );
    }

    private static (int Width, int Height) Lossless(ReadOnlySpan<byte> content)
    {
        if (content.Length < 5 || content[0] != 0x2F)
            throw RefusedImageException.Broken;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private byte[] Written()
    {
        using var written = new MemoryStream();
        written.Write("RIFF\0\0\0\0WEBP"u8);
        if (canvas is { } whole)
            Write(written, "VP8X", Described(whole));
        foreach (var (type, content) in kept)
            Write(written, type, content);
        var bytes = written.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        return bytes;
    }

    /// <summary>What the file holds, now that the rest is gone.</summary>
    private byte[] Described((int Width, int Height) whole)
    {
        var flags =
            (Holds("ICCP") ? HasProfile : 0)
            | (Holds("ALPH") || (Holds("VP8L") && IsTransparent()) ? HasTransparency : 0);
        var (width, height) = (whole.Width - 1, whole.Height - 1);
        return
        [
            (byte)flags,
            0,
            0,
            0,
            (byte)width,
            (byte)(width >> 8),
            (byte)(width >> 16),
            (byte)height,
            (byte)(height >> 8),
            (byte)(height >> 16),
        ];
    }

    private bool Holds(string type) => kept.Exists(chunk => chunk.Type == type);

    /// <summary>Lossless pictures say it themselves, in the bit after their size.</summary>
    private bool IsTransparent() => (kept.Find(chunk => chunk.Type == "VP8L").Content[4] & 0x10) != 0;

    private static void Write(MemoryStream written, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        written.Write(Encoding.ASCII.GetBytes(type));
        written.Write(length);
        written.Write(content);
        if (content.Length % 2 == 1)
            written.WriteByte(0);
    }

    private static int Number24(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);
}
