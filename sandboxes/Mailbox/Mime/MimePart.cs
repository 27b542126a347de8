using System.Text;

namespace MailboxSandbox.Mime;

/// <summary>A message or one of its parts.</summary>
internal sealed class MimePart
{
    // Deeper or wider than any honest message.
    private const int MaxDepth = 20;
    private const int MaxParts = 200;

    private readonly ReadOnlyMemory<byte> _body;
    private readonly MediaType _disposition;

    private MimePart(MimeHeaders headers, ReadOnlyMemory<byte> body)
    {
        Headers = headers;
        _body = body;
        Type = MediaType.Parse(headers["Content-Type"], "text/plain");
        _disposition = MediaType.Parse(headers["Content-Disposition"], "inline");
    }

    public MimeHeaders Headers { get; }

    public MediaType Type { get; }

    public List<MimePart> Parts { get; } = [];

    public string? FileName => _disposition["filename"] ?? Type["name"];

    public bool IsAttachment =>
        Parts.Count == 0
        && (
            _disposition.Is("attachment")
            || FileName is not null
            || !(Type.Is("text/plain") || Type.Is("text/html") || Type.IsMultipart)
        );

    /// <summary>This part and all within it, in order.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(part => part.All).Prepend(this);

    public byte[] Content => TransferEncoding.Decode(_body.Span, Headers["Content-Transfer-Encoding"]);

    public string Text => Charsets.Decode(Content, Type["charset"]);

    public static MimePart Parse(ReadOnlyMemory<byte> entity)
    {
        var left = MaxParts;
        return Parse(entity, MaxDepth, ref left);
    }

    private static MimePart Parse(ReadOnlyMemory<byte> entity, int depth, ref int left)
    {
        var headers = MimeHeaders.Parse(entity.Span, out var bodyStart);
        var part = new MimePart(headers, entity[bodyStart..]);
        if (part.Type.IsMultipart && depth > 0 && part.Type["boundary"] is { Length: > 0 } boundary)
        {
            foreach (var inner in Split(part._body, boundary))
            {
                if (left-- > 0)
                {
                    part.Parts.Add(Parse(inner, depth - 1, ref left));
                }
            }
        }

        return part;
    }

    /// <summary>What stands between the boundary's lines; the line end before one belongs to it.</summary>
    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        var marker = Encoding.Latin1.GetBytes("--" + boundary);
        var start = -1;
        for (var at = 0; at < body.Length; )
        {
            var rest = body.Span[at..];
            var length = rest.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : rest.Length;
            var line = rest[..length].TrimEnd(" \t\r\n"u8);
            var closes = line.Length == marker.Length + 2 && line.EndsWith("--"u8);
            if (line.StartsWith(marker) && (closes || line.Length == marker.Length))
            {
                if (start >= 0)
                {
                    parts.Add(body[start..Math.Max(start, at - LineEndBefore(body.Span[..at]))]);
                }

                start = at + length;
                if (closes)
                {
                    return parts;
                }
            }

            at += length;
        }

        // A message that was cut off lacks the closing boundary: its last part still counts.
        if (start >= 0 && start < body.Length)
        {
            parts.Add(body[start..]);
        }

        return parts;
    }

    private static int LineEndBefore(ReadOnlySpan<byte> text) =>
        text.EndsWith("\r\n"u8) ? 2
        : text.EndsWith("\n"u8) ? 1
        : 0;
}
