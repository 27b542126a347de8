using System.Buffers;
using System.Globalization;
using System.Text;

namespace MailboxSandbox.Mime;

/// <summary>Undoes transfer encodings. Malformed input yields what can be read of it.</summary>
internal static class TransferEncoding
{
    public static byte[] Decode(ReadOnlySpan<byte> body, string? encoding) =>
        encoding?.Trim().ToUpperInvariant() switch
        {
            "BASE64" => Base64(body),
            "QUOTED-PRINTABLE" => QuotedPrintable(body),
            _ => body.ToArray(),
        };

    public static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var digits = new byte[text.Length + 3];
        var count = 0;
        foreach (var symbol in text)
        {
            if (char.IsAsciiLetterOrDigit((char)symbol) || symbol is (byte)'+' or (byte)'/')
            {
                digits[count++] = symbol;
            }
        }

        // A single digit left over holds less than a byte.
        count -= count % 4 == 1 ? 1 : 0;
        while (count % 4 != 0)
        {
            digits[count++] = (byte)'=';
        }

        var bytes = new byte[Base64Length(count)];
        var status = System.Buffers.Text.Base64.DecodeFromUtf8(digits.AsSpan(0, count), bytes, out _, out var written);
        return status == OperationStatus.Done ? bytes[..written] : [];
    }

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '=')
            {
                bytes.Write([text[at]]);
            }
            else if (SoftBreak(text[at..]) is > 0 and var length)
            {
                at += length - 1;
            }
            else if (Hex(text[at..]) is { } value)
            {
                bytes.Write([value]);
                at += 2;
            }
            else
            {
                bytes.Write("="u8);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The length of an equals sign at the end of a line with what follows it, or 0.</summary>
    private static int SoftBreak(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        return at == text.Length ? at
            : text[at] == '\n' ? at + 1
            : 0;
    }

    private static byte? Hex(ReadOnlySpan<byte> text) =>
        text.Length >= 3
        && byte.TryParse(
            Encoding.ASCII.GetString(text.Slice(1, 2)),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;

    private static int Base64Length(int digits) => System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(digits);
}
