using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers;

/// <summary>Where servers keep their data: named volumes below one root, throw-away folders below another.</summary>
internal sealed partial class DataFolders(
    string volumes,
    string throwAway,
    long leastFreeBytes = DataFolders.LeastFreeBytes
)
{
    public const long LeastFreeBytes = 300L * 1024 * 1024;

    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    public static DataFolders Default { get; } = new(DefaultVolumes(), DefaultThrowAway());

    /// <summary>Beside the others: the same volume's data in an engine is not the same data.</summary>
    public static DataFolders ForContainers { get; } =
        new(Path.Combine(DefaultVolumes(), "containers"), DefaultThrowAway());

    /// <summary>
    /// Opens the folder for this server alone; nobody else can until it is disposed of. The owner is the user that
    /// the server runs as, when root runs the AppHost.
    /// </summary>
    public async Task<DataFolder> OpenAsync(ServerSpec spec, string? owner, Action<string> say, CancellationToken ct)
    {
        var path = spec.VolumeName is { } volume ? VolumePath(volume) : ThrowAwayPath(spec);
        try
        {
            Directory.CreateDirectory(path);
            LetThrough(Path.GetDirectoryName(path)!, owner);
            CheckFreeSpace(spec, path);
            return await DataFolder.OpenAsync(spec, path, owner, say, ct);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ServerUnavailableException(
                $"The data folder {path} of '{spec.ResourceName}' is not ours to write to: {exception.Message} "
                    + "Was it made by another user (root, for instance)? Run as that user, or give the folder away."
            );
        }
        catch (IOException exception) when (DiskFull.IsMeantBy(exception))
        {
            throw DiskFull.For(spec, path);
        }
    }

    private string VolumePath(string volume) =>
        SafeName().IsMatch(volume)
            ? Path.Combine(volumes, volume)
            : throw new ArgumentException($"'{volume}' cannot be the name of a volume.", nameof(volume));

    private string ThrowAwayPath(ServerSpec spec)
    {
        Directory.CreateDirectory(throwAway);
        SweepAbandoned();
        var suffix = Random.Shared.Next().ToString("x8", CultureInfo.InvariantCulture);
        return Path.Combine(throwAway, $"aspire-{spec.RunId}-{spec.ResourceName}-{suffix}");
    }

    /// <summary>A kill between the making of a folder and the start of its server leaves it to the next run.</summary>
    private void SweepAbandoned()
    {
        foreach (var folder in Directory.GetDirectories(throwAway, "aspire-*"))
        {
            try
            {
                SweepIfAbandoned(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another run sweeps it at this moment.
            }
        }
    }

    private static void SweepIfAbandoned(string folder)
    {
        var old = DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Abandoned;
        var locked = Path.Combine(folder, DataFolder.LockName);
        if (old && File.Exists(locked) && FileLock.TryTake(locked) is { } taken)
        {
            taken.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A strict umask of root's must not keep servers from their folders.</summary>
    private static void LetThrough(string root, string? owner)
    {
        if (owner is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                root,
                File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
        }
    }

    private void CheckFreeSpace(ServerSpec spec, string path)
    {
        var free = new DriveInfo(path).AvailableFreeSpace;
        if (free < leastFreeBytes)
        {
            throw new ServerUnavailableException(
                $"'{spec.ResourceName}' cannot start: only {free / 1024 / 1024} MB are free on the disk of {path}, "
                    + $"and {leastFreeBytes / 1024 / 1024} MB are the least to run with. Free some space and try again."
            );
        }
    }

    private static string DefaultVolumes()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/aspire";
        }

        // Not macOS's own folder for this: the space in its name breaks RabbitMQ's scripts.
        var data = OperatingSystem.IsMacOS()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share")
            : Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create
            );
        return Path.Combine(data, "aspire");
    }

    // Root's own temporary folder may be closed to the users that servers run as.
    private static string DefaultThrowAway() =>
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? "/tmp" : Path.GetTempPath();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]*$", RegexOptions.None, 1000)]
    private static partial Regex SafeName();
}

internal static class DiskFull
{
    private const int UnixCode = 28;

    /// <summary>The second is PostgreSQL's hint when part of a page was still written, the third Erlang's word.</summary>
    private static readonly string[] Words = ["No space left on device", "Check free disk space", "enospc"];

    public static bool IsMeantBy(IOException exception) => exception.HResult == UnixCode || Says(exception.Message);

    public static bool IsMeantBy(IEnumerable<ConsoleLine> lines) => lines.Any(line => Says(line.Text));

    public static ServerUnavailableException For(ServerSpec spec, string path) =>
        new($"'{spec.ResourceName}' cannot start: the disk of {path} is full. Free some space and try again.");

    private static bool Says(string text) =>
        Words.Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase));
}
