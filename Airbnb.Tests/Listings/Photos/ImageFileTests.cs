using System.Text;
using Airbnb.Core.Listings.Photos.Files;
using static Airbnb.Tests.Listings.Photos.Pictures;

namespace Airbnb.Tests.Listings.Photos;

public sealed class ImageFileTests
{
    private static readonly byte[] Comment = Segment(0xFE, Gps);
    private static readonly byte[] Xmp = Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Gps]);
    private static readonly byte[] Iptc = Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Gps]);
    private static readonly byte[] Profile = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]);
    private static readonly byte[] Adobe = Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);
    private static readonly byte[] Jfif = Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
    private static readonly byte[] JfifWithThumbnail = Segment(
        0xE0,
        [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7]
    );

    private static readonly Dictionary<string, (byte[] File, byte[] Clean)> Cleaned = new(StringComparer.Ordinal)
    {
        ["JPEG"] = (Jpeg(), Jpeg()),
        ["JPEG with comment, XMP and IPTC"] = (Jpeg(more: [Comment, Xmp, Iptc]), Jpeg()),
        ["JPEG with profile and colour transform"] = (Jpeg(more: [Profile, Adobe]), Jpeg(more: [Profile, Adobe])),
        ["JPEG with a thumbnail"] = (Jpeg(more: [JfifWithThumbnail]), Jpeg(more: [Jfif])),
        ["JPEG with GPS, upright"] = (Jpeg(more: [Exif(1)]), Jpeg()),
        ["JPEG with no sensible orientation"] = (Jpeg(more: [Exif(9)]), Jpeg()),
        ["JPEG with an Exif that points nowhere"] = (
            Jpeg(more: [Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 255, 255, 255, 255])]),
            Jpeg()
        ),
        ["JPEG with something behind it"] = ([.. Jpeg(), .. Gps], Jpeg()),
        ["JPEG with a second one behind it"] = ([.. Jpeg(), .. Jpeg()], Jpeg()),
        ["JPEG with a comment between its tables"] = (Between(Jpeg(), 2, Comment), Jpeg()),
        ["JPEG with padded markers"] = (Between(Jpeg(), 2, [0xFF, 0xFF]), Jpeg()),
        ["PNG"] = (Png(), Png()),
        ["PNG with texts, Exif and time"] = (
            Png(
                beforeData:
                [
                    Chunk("tEXt", Gps),
                    Chunk("iTXt", Gps),
                    Chunk("zTXt", Gps),
                    Chunk("eXIf", Gps),
                    Chunk("tIME", Gps),
                ]
            ),
            Png()
        ),
        ["PNG with what nobody knows"] = (Png(beforeData: [Chunk("niCe", Gps)]), Png()),
        ["PNG with its resolution"] = (
            Png(beforeData: [Chunk("pHYs", new byte[9])]),
            Png(beforeData: [Chunk("pHYs", new byte[9])])
        ),
        ["PNG with something behind it"] = ([.. Png(), .. Gps], Png()),
        ["WebP"] = (Webp(), Webp()),
        ["WebP with Exif and XMP"] = (Webp(around: [RiffChunk("EXIF", Gps), RiffChunk("XMP ", Gps)]), Webp()),
        ["WebP with something behind it"] = ([.. Webp(), .. Gps], Webp()),
        ["WebP that says it has Exif"] = (
            Riff([
                .. RiffChunk("VP8X", Extended(320, 200, 0x08 | 0x04 | 0x10)),
                .. RiffChunk("VP8L", Lossless(320, 200, isTransparent: true)),
                .. RiffChunk("EXIF", Gps),
            ]),
            Riff([
                .. RiffChunk("VP8X", Extended(320, 200, 0x10)),
                .. RiffChunk("VP8L", Lossless(320, 200, isTransparent: true)),
            ])
        ),
    };

    // By name alone: runners write down what a case is given, and bytes by the million are much to write.
    public static TheoryData<string> Cleanable() => [.. Cleaned.Keys];

    public static TheoryData<string> Refusable() => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Cleanable))]
    public void What_does_not_draw_a_picture_is_left_out(string what)
    {
        var (file, expected) = Cleaned[what];

        var clean = ImageFile.Clean(file).Value;

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(clean.Bytes.Span));
        Assert.Equal((320, 200), (clean.Width, clean.Height));
        Assert.Equal(expected, ImageFile.Clean(clean.Bytes).Value.Bytes.ToArray()); // cleaned once is clean
    }

    [Theory]
    [InlineData(3, false, 320, 200)]
    [InlineData(3, true, 320, 200)]
    [InlineData(6, false, 200, 320)]
    [InlineData(8, true, 200, 320)]
    public void How_a_camera_was_held_is_all_that_stays_of_Exif(int orientation, bool isLittle, int width, int height)
    {
        var clean = ImageFile.Clean(Jpeg(more: [Exif(orientation, isLittle), Comment])).Value;

        Assert.Equal((width, height), (clean.Width, clean.Height));
        Assert.True(clean.Bytes.Span.IndexOf(Gps) < 0);
        byte[] tag = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0];
        var exif = Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, .. tag, 0, 0, 0, 0]);
        Assert.Equal(Jpeg(more: [exif]), clean.Bytes.ToArray());
        Assert.Equal(clean.Bytes.ToArray(), ImageFile.Clean(clean.Bytes).Value.Bytes.ToArray());
    }

    private static readonly Dictionary<string, (byte[] File, string Code)> Refused = new(StringComparer.Ordinal)
    {
        ["nothing"] = ([], "photo.not_an_image"),
        ["a text"] = (Encoding.UTF8.GetBytes("Not a photo at all, just words."), "photo.not_an_image"),
        ["a GIF"] = ([.. "GIF89a"u8, 64, 1, 200, 0], "photo.not_an_image"),
        ["a zip under another name"] = ([.. "PK"u8, 3, 4, .. new byte[100]], "photo.not_an_image"),
        ["a whole zip"] = (Zip, "photo.disguised"),
        ["a JPEG that is a zip, too"] = ([.. Jpeg(), .. Zip], "photo.disguised"),
        ["a PNG that is a zip with a comment"] = ([.. Png(), .. Zip[..20], 3, 0, .. "abc"u8], "photo.disguised"),
        ["an SVG"] = ("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "photo.disguised"),
        ["an SVG in a JPEG's comment"] = (
            Jpeg(more: [Segment(0xFE, "<SVG onload=alert(1)>"u8.ToArray())]),
            "photo.disguised"
        ),
        ["a page in a PNG's text"] = (
            Png(beforeData: [Chunk("tEXt", "<!DOCTYPE html>"u8.ToArray())]),
            "photo.disguised"
        ),
        ["a script far behind a WebP"] = (
            [.. Webp(), .. new byte[65_525 - Webp().Length], .. "<script>"u8],
            "photo.disguised"
        ),
        ["a JPEG that is a PDF, too"] = (Jpeg(more: [Segment(0xFE, "%PDF-1.7"u8.ToArray())]), "photo.disguised"),
        ["20 MB"] = ([.. Jpeg(), .. new byte[20 * 1024 * 1024]], "photo.too_large"),
        ["50,000 x 50,000 in a PNG's header"] = ([.. PngStart, .. PngHeader(50_000, 50_000)], "photo.too_many_pixels"),
        ["two thousand million pixels across"] = (
            [.. PngStart, .. PngHeader(int.MaxValue, 1)],
            "photo.too_many_pixels"
        ),
        ["more pixels than numbers"] = ([.. PngStart, .. PngHeader(-1, -1)], "photo.broken"),
        ["12,001 pixels across"] = (Jpeg(12_001, 200), "photo.too_many_pixels"),
        ["more than 40 megapixels"] = (Jpeg(8_000, 5_001), "photo.too_many_pixels"),
        ["a canvas of 16,777,216 a side"] = (
            Riff(RiffChunk("VP8X", Extended(16_777_216, 16_777_216, 0))),
            "photo.too_many_pixels"
        ),
        ["16,383 pixels in a WebP"] = (Webp(16_383, 200), "photo.too_many_pixels"),
        ["an icon"] = (Png(199, 200), "photo.too_few_pixels"),
        ["a pixel"] = (Webp(1, 1), "photo.too_few_pixels"),
        ["no pixel"] = (Jpeg(0, 0), "photo.too_few_pixels"),
        ["a PNG that moves"] = (Png(beforeData: [Chunk("acTL", new byte[8])]), "photo.moving"),
        ["a WebP that moves"] = (Riff(RiffChunk("VP8X", Extended(320, 200, 0x02))), "photo.moving"),
        ["a WebP with frames"] = (Webp(around: [RiffChunk("ANMF", new byte[16])]), "photo.moving"),
        ["a PNG with a wrong checksum"] = (Spoilt(Png(), 29), "photo.broken"),
        ["a PNG that asks for more than is known"] = (Png(beforeData: [Chunk("IMGX", [1])]), "photo.broken"),
        ["a PNG of 3 bits"] = (
            [.. PngStart, .. Chunk("IHDR", [0, 0, 1, 64, 0, 0, 0, 200, 3, 0, 0, 0, 0])],
            "photo.broken"
        ),
        ["a PNG without data"] = ([.. PngStart, .. PngHeader(320, 200), .. Chunk("IEND", [])], "photo.broken"),
        ["a PNG whose chunk reaches beyond all"] = (
            [.. PngStart, .. PngHeader(320, 200), 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. new byte[8]],
            "photo.broken"
        ),
        ["a JPEG without a scan"] = ([0xFF, 0xD8, 0xFF, 0xD9], "photo.broken"),
        ["a JPEG with two frames"] = (
            Between(Jpeg(), 2, Segment(0xC0, [8, 0, 200, 1, 64, 1, 1, 0x11, 0])),
            "photo.broken"
        ),
        ["a JPEG in an arithmetic code"] = (
            Between(Jpeg(), 2, Segment(0xC9, [8, 0, 200, 1, 64, 1, 1, 0x11, 0])),
            "photo.broken"
        ),
        ["a JPEG with a segment of length 1"] = (Between(Jpeg(), 2, [0xFF, 0xFE, 0, 1]), "photo.broken"),
        ["a WebP whose canvas differs from its picture"] = (
            Riff([.. RiffChunk("VP8X", Extended(321, 200, 0)), .. RiffChunk("VP8 ", Frame(320, 200))]),
            "photo.broken"
        ),
        ["a WebP with two pictures"] = (Webp(around: [RiffChunk("VP8 ", Frame(320, 200))]), "photo.broken"),
        ["a WebP that is longer than its file"] = (Webp()[..^2], "photo.broken"),
    };

    [Theory]
    [MemberData(nameof(Refusable))]
    public void What_is_no_honest_photo_is_refused_by_name(string what) =>
        Assert.Equal(Refused[what].Code, ImageFile.Clean(Refused[what].File).Error?.Code);

    public static TheoryData<ImageType> Types() => [.. Enum.GetValues<ImageType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_file_that_ends_too_early_is_refused_wherever_it_ends(ImageType type)
    {
        var whole = Of(type);

        for (var length = 0; length < whole.Length; length++)
            Assert.False(ImageFile.Clean(whole.AsMemory(0, length)).Succeeded, $"{type} of {length} bytes");
        Assert.True(ImageFile.Clean(whole).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Whatever_byte_is_wrong_the_file_is_refused_or_what_stays_of_it_is_clean(ImageType type)
    {
        var whole = Of(type);
        foreach (var at in Enumerable.Range(0, whole.Length))
        foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF, (byte)(whole[at] ^ 1) })
        {
            var spoilt = whole.ToArray();
            spoilt[at] = value;
            var clean = ImageFile.Clean(spoilt);
            if (clean.Succeeded)
                Assert.True(ImageFile.Clean(clean.Value.Bytes).Succeeded, $"{type} with {value} at {at}");
        }
    }

    private static byte[] Of(ImageType type) =>
        type switch
        {
            ImageType.Jpeg => Jpeg(more: [Jfif, Exif(6), Profile, Adobe, Comment]),
            ImageType.Png => Png(beforeData: [Chunk("tEXt", Gps), Chunk("pHYs", new byte[9])]),
            _ => Riff([
                .. RiffChunk("VP8X", Extended(320, 200, 0x08)),
                .. RiffChunk("EXIF", Gps),
                .. RiffChunk("VP8 ", Frame(320, 200)),
            ]),
        };

    private static byte[] Between(byte[] file, int at, byte[] more) => [.. file[..at], .. more, .. file[at..]];

    private static byte[] Spoilt(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }
}
