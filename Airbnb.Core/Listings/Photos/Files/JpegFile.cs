using System.Buffers.Binary;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>
/// JPEG (ITU-T T.81): segments, the last of them scans with their data. What draws stays: tables, frame, scans, JFIF's
/// density, Adobe's colour transform, the colour profile; and of Exif the orientation.
/// </summary>
internal sealed class JpegFile
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    private readonly Reading file;
    private readonly MemoryStream kept = new();
    private (int Width, int Height)? size;
    private int orientation = JpegOrientation.Upright;
    private bool hasScan;
    private bool hasJfif;

    private JpegFile(ReadOnlyMemory<byte> bytes) => file = new Reading(bytes);

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, StartOfImage, 0xFF]);

    public static CleanImage Clean(ReadOnlyMemory<byte> file) => new JpegFile(file).Clean();

    private CleanImage Clean()
    {
        kept.Write(file.Take(2));
        byte marker;
        while ((marker = NextMarker()) != EndOfImage)
            Segment(marker);
        if (!hasScan)
            throw RefusedImageException.Broken;
        kept.Write([0xFF, EndOfImage]);
        var (width, height) = JpegOrientation.IsOnItsSide(orientation)
            ? (size!.Value.Height, size.Value.Width)
            : size!.Value;
        return new CleanImage(ImageType.Jpeg, width, height, kept.ToArray());
    }

    private byte NextMarker()
    {
        if (file.Byte() != 0xFF)
            throw RefusedImageException.Broken;
        byte marker;
        while ((marker = file.Byte()) == 0xFF)
        {
            // Any number of these may come before a marker.
        }
        return marker;
    }

    private void Segment(byte marker)
    {
        var length = file.BigEndian16();
        if (length < 2)
            throw RefusedImageException.Broken;
        var content = file.Take(length - 2u);
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2: // the frame: baseline, extended or progressive, as browsers draw them
                Frame(content);
                Keep(marker, content);
                break;
            case 0xC4 or 0xDB or 0xDD: // tables, and how often the scan starts anew
                Keep(marker, content);
                break;
            case 0xDA:
                Keep(marker, content);
                Scan();
                break;
            case >= 0xE0 and <= 0xEF:
                Application(marker, content);
                break;
            case 0xFE: // a comment
                break;
            default:
                throw RefusedImageException.Broken;
        }
    }

    private void Frame(ReadOnlySpan<byte> content)
    {
        if (size is not null || content.Length < 6 || content[0] != 8 || content.Length != 6 + 3 * content[5])
            throw RefusedImageException.Broken;
        var height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        if (content[5] is not (1 or 3 or 4))
            throw RefusedImageException.Broken;
        ImageFile.Measure(width, height);
        size = (width, height);
    }

    /// <summary>Data goes on to the next marker; FF 00 stands for a byte of it, FF D0 to FF D7 let decoders catch up.</summary>
    private void Scan()
    {
        if (size is null)
            throw RefusedImageException.Broken;
        hasScan = true;
        while (true)
        {
            var data = file.Rest;
            var length = data.IndexOf((byte)0xFF);
            if (length < 0 || length + 1 >= data.Length)
                throw RefusedImageException.Broken;
            var isData = data[length + 1] is 0x00 or (>= 0xD0 and <= 0xD7);
            kept.Write(file.Take((uint)(isData ? length + 2 : length)));
            if (!isData)
                return;
        }
    }

    private void Application(byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= JfifLength && !hasJfif:
                hasJfif = true;
                // Its last two bytes are the size of a thumbnail, which may show what was cut from the photo.
                Keep(marker, [.. content[..(JfifLength - 2)], 0, 0]);
                break;
            case 0xE1 when content.StartsWith("Exif\0\0"u8) && JpegOrientation.IsUpright(orientation):
                orientation = JpegOrientation.Of(content[6..]);
                if (!JpegOrientation.IsUpright(orientation))
                    Keep(marker, JpegOrientation.Exif(orientation));
                break;
            case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8):
                Keep(marker, content);
                break;
            case 0xEE when content.StartsWith("Adobe"u8) && content.Length >= AdobeLength:
                Keep(marker, content[..AdobeLength]);
                break;
        }
    }

    private void Keep(byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        kept.Write(head);
        kept.Write(content);
    }
}
