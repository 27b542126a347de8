using System.Globalization;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers;

/// <summary>
/// A server's folder under two locks: the AppHost's tells two AppHosts apart, and the supervisor's lasts until the
/// server is gone, which is later when the AppHost was killed.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    public const string LockName = "apphost.lock";

    private static readonly TimeSpan GoneWithin = TimeSpan.FromMinutes(1);

    private readonly FileStream held;

    private DataFolder(ServerSpec spec, string path, string? owner, FileStream held)
    {
        this.held = held;
        Spec = spec;
        Path = path;
        Owner = owner;
    }

    public ServerSpec Spec { get; }
    public string Path { get; }
    public string? Owner { get; }
    public bool IsThrowAway => Spec.VolumeName is null;
    public string SupervisorLock => In("supervisor.lock");

    public static async Task<DataFolder> OpenAsync(
        ServerSpec spec,
        string path,
        string? owner,
        Action<string> say,
        CancellationToken ct
    )
    {
        var taken = FileLock.TryTake(System.IO.Path.Combine(path, LockName)) ?? throw InUse(spec, path);
        var folder = new DataFolder(spec, path, owner, taken);
        try
        {
            await folder.WaitForFormerServerAsync(say, ct);
            await folder.OwnAsync(ct, path);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file that only the server's user can read.</summary>
    public async Task WriteSecretAsync(string name, string text, CancellationToken ct)
    {
        var path = In(name);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(path, options))
        {
            await writer.WriteAsync(text.AsMemory(), ct);
        }

        await OwnAsync(ct, path);
    }

    /// <summary>A program that works on this folder, as its owner and under its lock.</summary>
    public ProcessSpec Program(string fileName, params string[] arguments) =>
        new()
        {
            FileName = fileName,
            Arguments = arguments,
            WorkingDirectory = Path,
            RunAs = Owner,
            LockFile = SupervisorLock,
        };

    /// <summary>The program whose end is the folder's end too when its data is to be thrown away.</summary>
    public ProcessSpec Server(string fileName, params string[] arguments) =>
        Program(fileName, arguments) with
        {
            WorkingDirectory = IsThrowAway ? "/" : Path,
            Afterwards = IsThrowAway ? ["rm", "-rf", Path] : [],
        };

    public void Dispose()
    {
        held.Dispose();
        if (IsThrowAway && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private async Task OwnAsync(CancellationToken ct, string path)
    {
        if (Owner is null)
        {
            return;
        }

        var given = await Command.RunAsync(ct, "chown", string.Create(CultureInfo.InvariantCulture, $"{Owner}:"), path);
        if (!given.Succeeded)
        {
            throw new ServerUnavailableException($"{path} cannot be given to the user {Owner}: {given.LastWords}");
        }
    }

    /// <summary>A server whose AppHost was killed needs a moment to end.</summary>
    private async Task WaitForFormerServerAsync(Action<string> say, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(GoneWithin);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var told = false; ; told = true)
        {
            if (FileLock.TryTake(SupervisorLock) is { } free)
            {
                await free.DisposeAsync();
                return;
            }

            if (!told)
            {
                say(
                    $"Waiting for the '{Spec.ResourceName}' of a killed run to end (at most {GoneWithin.TotalSeconds} s) ..."
                );
            }

            try
            {
                await retry.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw InUse(Spec, Path);
            }
        }
    }

    private static ServerUnavailableException InUse(ServerSpec spec, string path) =>
        new(
            $"The data of '{spec.ResourceName}' in {path} is in use: another AppHost of the same folder runs. "
                + "Stop that one first, or run from a clone of your own."
        );
}
