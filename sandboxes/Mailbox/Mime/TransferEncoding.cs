using System.Buffers;
using System.Globalization;
using System.Text;

namespace MailboxSandbox.Mime;

/// <summary>Undoes transfer encodings. Malformed input yields what can be read of it.</summary>
internal static class TransferEncoding
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static byte[] Decode(ReadOnlySpan<byte> body, string? encoding) =>
        encoding?.Trim().ToUpperInvariant() switch
        {
            "BASE64" => Base64(body),
            "QUOTED-PRINTABLE" => QuotedPrintable(body),
            _ => body.ToArray(),
        };

    public static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
        var (bits, count) = (0, 0);
        foreach (var symbol in text)
        {
            if (symbol == '=')
            {
                // Padding ends a run; some senders join several.
                (bits, count) = (0, 0);
            }
            else if (Digits.IndexOf((char)symbol, StringComparison.Ordinal) is >= 0 and var digit)
            {
                bits = (bits << 6) | digit;
                count += 6;
                if (count >= 8)
                {
                    count -= 8;
                    bytes.Write([(byte)(bits >> count)]);
                }
            }
        }

        return bytes.WrittenSpan.ToArray();
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
}
