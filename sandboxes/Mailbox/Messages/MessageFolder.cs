using System.Globalization;
using System.Text;
using MailboxSandbox.Mime;

namespace MailboxSandbox.Messages;

/// <summary>Keeps messages as files that mail programs can open, the envelope in headers before the others.</summary>
internal sealed class MessageFolder(string path)
{
    private const string Sender = "X-Envelope-From";
    private const string Recipients = "X-Envelope-To";
    private const string ReceivedAt = "X-Received-At";

    public async Task Save(Message message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        var envelope =
            $"{Sender}: {message.EnvelopeFrom}\r\n"
            + $"{Recipients}: {string.Join(", ", message.To)}\r\n"
            + $"{ReceivedAt}: {message.ReceivedAt.ToString("O", CultureInfo.InvariantCulture)}\r\n";

        // Renamed when complete: a file that is there is whole.
        var partial = File(message.Id) + ".partial";
        await using (var file = System.IO.File.Create(partial))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(envelope), cancellation);
            await file.WriteAsync(message.Raw, cancellation);
        }

        System.IO.File.Move(partial, File(message.Id), overwrite: true);
    }

    public void Delete(Message message) => System.IO.File.Delete(File(message.Id));

    public IEnumerable<Message> Load() =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.eml").Order(StringComparer.Ordinal).Select(Read) : [];

    private static Message Read(string file)
    {
        var bytes = System.IO.File.ReadAllBytes(file);
        var headers = MimeHeaders.Parse(bytes, out _);
        var receivedAt = DateTimeOffset.TryParse(headers[ReceivedAt], CultureInfo.InvariantCulture, out var at)
            ? at
            : new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(file));
        var recipients = (headers[Recipients] ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return Message.Parse(
            Path.GetFileNameWithoutExtension(file),
            receivedAt,
            headers[Sender] ?? "",
            recipients,
            WithoutEnvelope(bytes)
        );
    }

    private static byte[] WithoutEnvelope(byte[] bytes)
    {
        var rest = bytes.AsSpan();
        while (rest.StartsWith("X-Envelope-"u8) || rest.StartsWith("X-Received-At"u8))
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        return rest.ToArray();
    }

    private string File(string id) => Path.Combine(path, id + ".eml");
}
