using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StandIns.Tests.Servers;

/// <summary>Finds processes by what names them: their arguments, their environment or their folder.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> Of(string words) =>
        [
            .. Processes()
                .Where(folder => Names(folder, words))
                .Select(folder => $"{Path.GetFileName(folder)} {Read(Path.Combine(folder, "comm")).Trim()}"),
        ];

    public static async Task NoneLeftAsync(string words)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var empty = 0;
        while (true)
        {
            // One look alone misses what was started behind it, while it went through the processes.
            var left = Of(words);
            empty = left.Count == 0 ? empty + 1 : 0;
            if (empty == 2)
            {
                return;
            }

            Assert.True(patience.Elapsed < Patience.Long, $"Of {words} is left: {string.Join(", ", left)}");
            await retry.WaitForNextTickAsync();
        }
    }

    /// <summary>The first process of that program and argument that is named so, as soon as it is there.</summary>
    public static async Task<Process> FirstAsync(string words, string program, string argument)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (patience.Elapsed < Patience.Long)
        {
            foreach (var folder in Processes().Where(folder => Runs(folder, program, argument) && Names(folder, words)))
            {
                if (Find(folder) is { } found)
                {
                    return found;
                }
            }

            await retry.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"No {program} {argument} of {words} came.");
    }

    private static IEnumerable<string> Processes() =>
        Directory.GetDirectories("/proc").Where(folder => IdOf(folder) is { } id && id != Environment.ProcessId);

    private static int? IdOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static Process? Find(string folder)
    {
        try
        {
            return Process.GetProcessById(IdOf(folder)!.Value);
        }
        catch (ArgumentException)
        {
            // Gone in the meantime.
            return null;
        }
    }

    /// <summary>By the arguments alone, of one look: a shell has its own until the program takes its place.</summary>
    private static bool Runs(string folder, string program, string argument)
    {
        var words = Read(Path.Combine(folder, "cmdline")).Split('\0');
        return Path.GetFileName(words[0]) == program && words.Contains(argument, StringComparer.Ordinal);
    }

    private static bool Names(string folder, string words) =>
        Read(Path.Combine(folder, "cmdline")).Contains(words, StringComparison.Ordinal)
        || Read(Path.Combine(folder, "environ")).Contains(words, StringComparison.Ordinal)
        || (Link(Path.Combine(folder, "cwd"))?.Contains(words, StringComparison.Ordinal) ?? false);

    private static string Read(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone in the meantime, or somebody else's.
            return "";
        }
    }

    private static string? Link(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
