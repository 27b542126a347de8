using System.Text;
using System.Text.Json;
using StripeSandbox.Objects;

namespace StripeSandbox.Storage;

/// <summary>
/// A file with one line for each change: all objects that the change touched, as they are after it.
/// A line is handed to the system before its request is answered; one that a crash cut short is forgotten.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream guard;
    private readonly FileStream file;

    private Journal(FileStream guard, FileStream file)
    {
        this.guard = guard;
        this.file = file;
    }

    /// <summary>Opens the journal of a folder and hands out what it holds.</summary>
    public static Journal Open(string folder, out IReadOnlyCollection<StripeObject> objects)
    {
        Directory.CreateDirectory(folder);
        var owned = Guard(folder);
        var path = Path.Combine(folder, "journal.jsonl");
        var latest = new Dictionary<string, StripeObject>();
        var lines = Load(path, latest, out var whole);
        if (lines > 2 * latest.Count)
        {
            whole = Compact(path, latest.Values);
        }

        var target = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        target.SetLength(whole);
        target.Seek(0, SeekOrigin.End);
        objects = latest.Values;
        return new Journal(owned, target);
    }

    public void Append(IEnumerable<StripeObject> changed)
    {
        var line = $"[{string.Join(',', changed.Select(Json.Write))}]\n";
        file.Write(Encoding.UTF8.GetBytes(line));
        file.Flush();
    }

    public void Dispose()
    {
        file.Dispose();
        guard.Dispose();
    }

    private static FileStream Guard(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException failure)
        {
            throw new InvalidOperationException(
                $"The folder {folder} cannot be used; is another sandbox running on it?",
                failure
            );
        }
    }

    private static int Load(string path, Dictionary<string, StripeObject> latest, out long whole)
    {
        whole = 0;
        var lines = 0;
        if (!File.Exists(path))
        {
            return lines;
        }

        foreach (var line in WholeLines(path))
        {
            lines++;
            whole += line.Length + 1;
            Read(line, latest, $"{path}, line {lines}");
        }

        return lines;
    }

    // What follows the last line break was being written when the sandbox died, and was never answered.
    private static IEnumerable<byte[]> WholeLines(string path)
    {
        using var reader = new BufferedStream(File.OpenRead(path), 1 << 16);
        var line = new MemoryStream();
        for (var next = reader.ReadByte(); next >= 0; next = reader.ReadByte())
        {
            if (next == '\n')
            {
                yield return line.ToArray();
                line.SetLength(0);
            }
            else
            {
                line.WriteByte((byte)next);
            }
        }
    }

    private static void Read(byte[] line, Dictionary<string, StripeObject> latest, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var thing = Json.Read(element);
                latest[thing.Id] = thing;
            }
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException)
        {
            throw new InvalidOperationException(
                $"{where} cannot be read; move the folder away to start anew.",
                failure
            );
        }
    }

    // One line for each object; the rename makes it all or nothing.
    private static long Compact(string path, IEnumerable<StripeObject> objects)
    {
        var compacted = path + ".new";
        long length;
        using (var target = new FileStream(compacted, FileMode.Create, FileAccess.Write))
        {
            foreach (var thing in objects)
            {
                target.Write(Encoding.UTF8.GetBytes($"[{Json.Write(thing)}]\n"));
            }

            target.Flush(flushToDisk: true);
            length = target.Length;
        }

        File.Move(compacted, path, overwrite: true);
        return length;
    }
}
