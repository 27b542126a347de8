namespace Aspire.Hosting.Processes;

internal static class Shell
{
    /// <summary>One command as a shell reads it back word for word.</summary>
    public static string Quote(IEnumerable<string> words) =>
        string.Join(' ', words.Select(word => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"));

    public static string? FindOnPath(string program)
    {
        var names = OperatingSystem.IsWindows() ? new[] { $"{program}.exe", $"{program}.cmd" } : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(IsThere);
    }

    /// <summary>A link whose target is gone, as an uninstalled package may leave, is no program.</summary>
    public static bool IsThere(string program) =>
        File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is (null or { Exists: true });
}
