using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace MailboxSandbox.Smtp;

/// <summary>Reads what a client sends: command lines, and the message after DATA.</summary>
internal sealed class SmtpInput(Stream stream, TimeSpan idleTimeout)
{
    // RFC 5321 asks for 512; extensions such as SMTPUTF8 lengthen lines.
    private const int MaxCommandBytes = 4096;

    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly PipeReader _reader = PipeReader.Create(stream);

    /// <summary>A command without its line end; null when the client has gone; empty text when it was too long.</summary>
    public async Task<string?> ReadCommand(CancellationToken stopping)
    {
        var tooLong = false;
        while (true)
        {
            var result = await Read(stopping);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                tooLong |= line.Length > MaxCommandBytes;
                var text = tooLong ? "" : Encoding.UTF8.GetString(line).TrimEnd('\r');
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                return text;
            }

            if (result.IsCompleted)
            {
                return null;
            }

            tooLong |= buffer.Length > MaxCommandBytes;
            _reader.AdvanceTo(tooLong ? buffer.End : buffer.Start, buffer.End);
        }
    }

    /// <summary>
    /// The message up to the line with a single dot, the dots that were stuffed taken out. Only CR LF ends a line:
    /// taking less would let a message smuggle in another (CVE-2023-51764). Null when it is larger than allowed.
    /// </summary>
    public async Task<byte[]?> ReadData(int maxBytes, CancellationToken stopping)
    {
        var data = new ArrayBufferWriter<byte>();
        var tooLarge = false;
        while (true)
        {
            var result = await Read(stopping);
            var buffer = result.Buffer;
            while (TakeLine(ref buffer, out var line))
            {
                if (line.Length == 1 && line.FirstSpan[0] == '.')
                {
                    _reader.AdvanceTo(buffer.Start);
                    return tooLarge ? null : data.WrittenSpan.ToArray();
                }

                var content = line.Length > 1 && line.FirstSpan[0] == '.' ? line.Slice(1) : line;
                tooLarge |= data.WrittenCount + content.Length + LineEnd.Length > maxBytes;
                if (!tooLarge)
                {
                    content.CopyTo(data.GetSpan((int)content.Length));
                    data.Advance((int)content.Length);
                    data.Write(LineEnd);
                }
            }

            if (result.IsCompleted)
            {
                throw new IOException("The client went away in the middle of a message.");
            }

            if (buffer.Length > maxBytes)
            {
                throw new IOException("The client sent a line larger than any message may be.");
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private async Task<ReadResult> Read(CancellationToken stopping)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        idle.CancelAfter(idleTimeout);
        try
        {
            return await _reader.ReadAsync(idle.Token);
        }
        catch (OperationCanceledException silence) when (!stopping.IsCancellationRequested)
        {
            throw new TimeoutException("The client was silent for too long.", silence);
        }
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out line, LineEnd.AsSpan()))
        {
            return false;
        }

        buffer = buffer.Slice(reader.Position);
        return true;
    }
}
