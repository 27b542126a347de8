using MailboxSandbox.Mime;

namespace MailboxSandbox.Messages;

/// <summary>A message that was received.</summary>
public sealed record Message
{
    /// <summary>Its id; ids of later messages sort after those of earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The sender as the message says; the envelope's when it does not say.</summary>
    public required string From { get; init; }

    /// <summary>The envelope's sender, where bounces go.</summary>
    public required string EnvelopeFrom { get; init; }

    /// <summary>The addresses it was sent to, blind copies included.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text, if it has any.</summary>
    public required string? Text { get; init; }

    /// <summary>The HTML, if it has any.</summary>
    public required string? Html { get; init; }

    /// <summary>All headers by name, decoded.</summary>
    public required IReadOnlyDictionary<string, List<string>> Headers { get; init; }

    /// <summary>The web links in the HTML and the text.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>The files that came with it.</summary>
    public required IReadOnlyList<Attachment> Attachments { get; init; }

    /// <summary>The size in bytes.</summary>
    public int Size => Raw.Length;

    /// <summary>The message as it was sent.</summary>
    internal byte[] Raw { get; private init; } = [];

    internal static Message Parse(
        string id,
        DateTimeOffset receivedAt,
        string sender,
        IReadOnlyList<string> recipients,
        byte[] raw
    )
    {
        var root = MimePart.Parse(raw);
        var bodies = root.All.Where(part => part.Parts.Count == 0 && !part.IsAttachment).ToList();
        var text = bodies.Find(part => part.Type.Is("text/plain"))?.Text;
        var html = bodies.Find(part => part.Type.Is("text/html"))?.Text;
        var headers = root
            .Headers.Decoded.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase);
        return new Message
        {
            Id = id,
            ReceivedAt = receivedAt,
            From = headers.TryGetValue("From", out var from) ? from[0] : sender,
            EnvelopeFrom = sender,
            To = recipients,
            Subject = headers.TryGetValue("Subject", out var subject) ? subject[0] : "",
            Text = text,
            Html = html,
            Headers = headers,
            Links = Mime.Links.Find(html, text),
            Attachments = [.. root.All.Where(part => part.IsAttachment).Select(Attachment.Of)],
            Raw = raw,
        };
    }
}

/// <summary>A file that came with a message.</summary>
public sealed record Attachment(string FileName, string ContentType, int Size)
{
    /// <summary>What is in it.</summary>
    internal byte[] Content { get; private init; } = [];

    internal static Attachment Of(MimePart part)
    {
        var content = part.Content;
        return new Attachment(part.FileName ?? "unnamed", part.Type.Value, content.Length) { Content = content };
    }
}
