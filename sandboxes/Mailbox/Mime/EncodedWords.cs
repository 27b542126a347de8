using System.Text;
using System.Text.RegularExpressions;

namespace MailboxSandbox.Mime;

/// <summary>Decodes <c>=?utf-8?Q?caf=C3=A9?=</c> in headers (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Decode(string value) => Runs().Replace(value, run => DecodeRun(run.Value));

    /// <summary>
    /// Blanks between encoded words do not count, and some senders cut a character between two words: bytes of
    /// neighbours in one charset are joined before they are decoded.
    /// </summary>
    private static string DecodeRun(string run)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        string? charset = null;
        foreach (Match word in Words().Matches(run))
        {
            var next = word.Groups["charset"].Value;
            if (charset is not null && !string.Equals(charset, next, StringComparison.OrdinalIgnoreCase))
            {
                text.Append(Charsets.Decode([.. bytes], charset));
                bytes.Clear();
            }

            charset = next;
            bytes.AddRange(Bytes(word.Groups["encoding"].Value, word.Groups["text"].Value));
        }

        return text.Append(Charsets.Decode([.. bytes], charset)).ToString();
    }

    private static byte[] Bytes(string encoding, string text) =>
        encoding is "B" or "b"
            ? TransferEncoding.Base64(Encoding.ASCII.GetBytes(text))
            : TransferEncoding.QuotedPrintable(Encoding.Latin1.GetBytes(text.Replace('_', ' ')));

    [GeneratedRegex(
        @"=\?(?<charset>[^?*\s]+)(\*[^?\s]*)?\?(?<encoding>[QqBb])\?(?<text>[^?]*)\?=",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Words();

    [GeneratedRegex(
        @"=\?[^?\s]+\?[QqBb]\?[^?]*\?=(\s+=\?[^?\s]+\?[QqBb]\?[^?]*\?=)*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Runs();
}
