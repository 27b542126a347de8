using System.Text;

namespace MailboxSandbox.Mime;

internal static class Charsets
{
    /// <summary>Decodes text; a charset that nobody knows is read as Latin-1, which keeps every byte visible.</summary>
    public static string Decode(byte[] bytes, string? charset) => Find(charset).GetString(bytes);

    private static Encoding Find(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return Encoding.UTF8;
        }

        try
        {
            // ASCII with stray bytes is mostly UTF-8 by now.
            var encoding = Encoding.GetEncoding(charset.Trim());
            return encoding is ASCIIEncoding ? Encoding.UTF8 : encoding;
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }
}
