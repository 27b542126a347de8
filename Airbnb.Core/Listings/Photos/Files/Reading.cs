using System.Buffers.Binary;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>Goes through a file once; whatever reaches beyond its end makes it a broken one.</summary>
internal sealed class Reading(ReadOnlyMemory<byte> file)
{
    public int At { get; private set; }

    public ReadOnlySpan<byte> Rest => file.Span[At..];

    public bool IsAtEnd => At == file.Length;

    public ReadOnlySpan<byte> Take(uint count)
    {
        if (count > file.Length - At)
            throw RefusedImageException.Broken;
        var taken = file.Span.Slice(At, (int)count);
        At += (int)count;
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public ushort BigEndian16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint BigEndian32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public uint LittleEndian32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
}
