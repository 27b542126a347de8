using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Airbnb.Core.Listings.Photos.Files;

namespace Airbnb.Core.Seeding;

/// <summary>Paints a house for each demo home: small PNGs with a palette, the same in every installation.</summary>
internal static class DemoPictures
{
    private const int Width = 960;
    private const int Height = 640;
    private const int Ground = 470;

    private enum Paint : byte
    {
        Sky,
        Light,
        Meadow,
        Wall,
        Roof,
        Window,
        Door,
    }

    private static readonly (byte, byte, byte)[] Day =
    [
        (170, 210, 240),
        (255, 240, 170),
        (120, 170, 90),
        (240, 230, 215),
        (170, 80, 60),
        (110, 150, 180),
        (60, 90, 120),
    ];

    private static readonly (byte, byte, byte)[] Evening =
    [
        (40, 45, 90),
        (235, 235, 220),
        (40, 70, 50),
        (120, 110, 120),
        (80, 45, 50),
        (255, 215, 120),
        (30, 40, 60),
    ];

    public static CleanImage Of(int home, bool isEvening) =>
        ImageFile.Clean(Png(Rows(new House(home)), isEvening ? Evening : Day)).Value;

    private static byte[] Rows(House house)
    {
        var rows = new byte[(Width + 1) * Height]; // each begins with the number of its filter: none
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Width; x++)
            rows[y * (Width + 1) + x + 1] = (byte)house.At(x, y);
        return rows;
    }

    private static byte[] Png(byte[] rows, (byte Red, byte Green, byte Blue)[] palette)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Write(file, "IHDR", [0, 0, Width >> 8, Width & 255, 0, 0, Height >> 8, Height & 255, 8, 3, 0, 0, 0]);
        Write(file, "PLTE", [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        Write(file, "IDAT", Packed(rows));
        Write(file, "IEND", []);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] summed = [.. Encoding.ASCII.GetBytes(type), .. content];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(summed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(summed));
        file.Write(number);
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zlib.Write(rows);
        return packed.ToArray();
    }

    /// <summary>No two have the same width, height and light.</summary>
    private sealed class House(int number)
    {
        private const int Storey = 110;
        private const int Overhang = 25;

        private readonly int left = 120 + number * 53 % 260;
        private readonly int width = 260 + number * 37 % 240;
        private readonly int storeys = 1 + number % 3;
        private readonly int roof = 60 + number * 29 % 60;
        private readonly int lightX = 90 + number * 131 % 780;

        private int Eaves => Ground - storeys * Storey;

        public Paint At(int x, int y) =>
            y >= Ground ? Paint.Meadow
            : y >= Eaves && x >= left && x < left + width ? Wall(x - left, Ground - 1 - y)
            : y < Eaves && y >= Eaves - roof && IsRoof(x, y) ? Paint.Roof
            : Square(x - lightX) + Square(y - 80) < Square(38) ? Paint.Light
            : Paint.Sky;

        private bool IsRoof(int x, int y)
        {
            var half = (width / 2 + Overhang) * (y - (Eaves - roof)) / roof;
            return Math.Abs(x - left - width / 2) <= half;
        }

        private Paint Wall(int x, int above)
        {
            var isDoor = above < 80 && Math.Abs(x - width / 2) < 22;
            var isWindow = above % Storey is >= 40 and < 85 && x % 70 is >= 18 and < 52;
            return isDoor ? Paint.Door
                : isWindow ? Paint.Window
                : Paint.Wall;
        }

        private static int Square(int length) => length * length;
    }
}
