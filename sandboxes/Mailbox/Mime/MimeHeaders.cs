using System.Text;

namespace MailboxSandbox.Mime;

/// <summary>The headers of a message or part, unfolded, in order, as they were sent.</summary>
internal sealed class MimeHeaders
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>The headers with encoded words decoded.</summary>
    public IEnumerable<KeyValuePair<string, string>> Decoded =>
        _fields.Select(header => KeyValuePair.Create(header.Key, EncodedWords.Decode(header.Value)));

    /// <summary>A header's first value as it was sent.</summary>
    public string? this[string name] =>
        _fields.Find(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Reads headers up to the empty line, and says where the body starts.</summary>
    public static MimeHeaders Parse(ReadOnlySpan<byte> entity, out int bodyStart)
    {
        var headers = new MimeHeaders();
        var field = new StringBuilder();
        var at = 0;
        while (at < entity.Length)
        {
            var line = NextLine(entity[at..], out var length);
            at += length;
            if (line.IsEmpty)
            {
                break;
            }

            var text = Text(line);
            if (text[0] is not (' ' or '\t'))
            {
                headers.Add(field.ToString());
                field.Clear();
            }

            field.Append(text);
        }

        headers.Add(field.ToString());
        bodyStart = at;
        return headers;
    }

    private void Add(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            _fields.Add(KeyValuePair.Create(field[..colon].Trim(), field[(colon + 1)..].Trim()));
        }
    }

    private static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> rest, out int length)
    {
        var end = rest.IndexOf((byte)'\n');
        length = end < 0 ? rest.Length : end + 1;
        return rest[..(end < 0 ? rest.Length : end)].TrimEnd((byte)'\r');
    }

    // SMTPUTF8 allows UTF-8; anything else that is not ASCII is somebody's mistake, and Latin-1 never fails.
    private static string Text(ReadOnlySpan<byte> line)
    {
        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }
}
