using System.Buffers;
using System.Buffers.Binary;

namespace Airbnb.Core.Listings.Photos.Files;

/// <summary>
/// Finds files that are something else as well. Cleaning would take the other part out; but nobody makes such a file by
/// chance, so it is refused.
/// </summary>
internal static class Disguise
{
    private const int PdfLooksAtMost = 1024;
    private const int ZipEndLength = 22;

    private static readonly SearchValues<string> Markup = SearchValues.Create(
        ["<svg ", "<svg>", "<svg\n", "<svg\r", "<svg\t", "<svg/", "<script", "<html", "<!doctype", "<?php"],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool IsMoreThanAnImage(ReadOnlySpan<byte> file) =>
        HasMarkup(file) || IsZip(file) || file[..Math.Min(file.Length, PdfLooksAtMost)].IndexOf("%PDF-"u8) >= 0;

    private static bool HasMarkup(ReadOnlySpan<byte> file)
    {
        const int Piece = 64 * 1024;
        const int Overlap = 16; // longer than any of the words
        var letters = ArrayPool<char>.Shared.Rent(Piece);
        try
        {
            for (var at = 0; at < file.Length; at += Piece - Overlap)
            {
                var piece = file[at..Math.Min(file.Length, at + Piece)];
                System.Text.Encoding.Latin1.GetChars(piece, letters);
                if (letters.AsSpan(0, piece.Length).ContainsAny(Markup))
                    return true;
            }
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    /// <summary>A zip is read from its end: the last record names the length of the comment that follows it.</summary>
    private static bool IsZip(ReadOnlySpan<byte> file)
    {
        for (
            var end = file.LastIndexOf("PK\x05\x06"u8);
            end >= 0 && end >= file.Length - ZipEndLength - ushort.MaxValue;
            end = file[..end].LastIndexOf("PK\x05\x06"u8)
        )
            if (
                file.Length - end >= ZipEndLength
                && BinaryPrimitives.ReadUInt16LittleEndian(file[(end + ZipEndLength - 2)..])
                    == file.Length - end - ZipEndLength
            )
                return true;
        return false;
    }
}
