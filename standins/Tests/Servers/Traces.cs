using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StandIns.Tests.Servers;

/// <summary>Finds processes by what names them: their arguments, their environment or their folder.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> Of(string words) =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Where(folder =>
                    int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                    && id != Environment.ProcessId
                )
                .Where(folder => Names(folder, words))
                .Select(folder => $"{Path.GetFileName(folder)} {Read(Path.Combine(folder, "comm")).Trim()}"),
        ];

    public static async Task NoneLeftAsync(string words)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Of(words).Count > 0 && patience.Elapsed < Patience.Long)
        {
            await retry.WaitForNextTickAsync();
        }

        Assert.Empty(Of(words));
    }

    /// <summary>The first process of that program that is named so, as soon as it is there.</summary>
    public static async Task<int> FirstAsync(string words, string program)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (patience.Elapsed < Patience.Long)
        {
            if (Of(words).FirstOrDefault(trace => trace.EndsWith($" {program}", StringComparison.Ordinal)) is { } found)
            {
                return int.Parse(found.Split(' ')[0], CultureInfo.InvariantCulture);
            }

            await retry.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"No {program} of {words} came.");
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
