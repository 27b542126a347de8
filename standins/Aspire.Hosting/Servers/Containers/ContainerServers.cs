using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Containers;

/// <summary>
/// Runs servers in containers whose command-line client is supervised: the client hands its stop signal on, and once
/// it has ended the container is removed. The data folder is there for its locks; the data is in the engine's volume.
/// </summary>
internal sealed class ContainerServers(string engine, DataFolders folders, Action<string> say)
{
    public const string RunLabel = "aspire.run";
    public const string LockLabel = "aspire.lock";

    public async Task<RunningServer> StartAsync(ServerSpec spec, Action<ConsoleLine> onLine, CancellationToken ct)
    {
        var folder = await folders.OpenAsync(spec, owner: null, say, ct);
        try
        {
            await RemoveLeftoversAsync(ct);
            var login = new ContainerLogin(engine, folder);
            var changed = await login.IsChangedAsync(ct);
            if (changed)
            {
                await login.PrepareAsync(ct);
            }

            var container = $"aspire-{spec.RunId}-{spec.ResourceName}";
            var server = await SupervisedServer.StartAsync(spec.Image, Client(folder, container), folder, onLine, ct);
            try
            {
                await login.FinishAsync(container, changed, ct);
                return server;
            }
            catch
            {
                await server.StopAsync();
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private ProcessSpec Client(DataFolder folder, string container)
    {
        var recipe = ContainerRecipe.For(folder.Spec);
        return folder.Program(engine, [.. recipe.RunWords(folder.Spec, container, folder.SupervisorLock)]) with
        {
            WorkingDirectory = Path.GetTempPath(),
            Environment = recipe.Environment,
            StopSignal = recipe.StopSignal,
            Afterwards = Afterwards(container, folder),
        };
    }

    /// <summary>
    /// A client whose output nobody reads any more ends at once and leaves its container running. What goes with the
    /// container are the anonymous volumes that images declare.
    /// </summary>
    private string[] Afterwards(string container, DataFolder folder)
    {
        string[] stop = [engine, "stop", "--time", "7", container];
        string[] remove = [engine, "rm", "--force", "--volumes", container];
        string[] forget = folder.IsThrowAway ? ["rm", "-rf", folder.Path] : ["true"];
        return OperatingSystem.IsWindows()
            ? remove
            : ["/bin/sh", "-c", $"{Shell.Quote(stop)}; {Shell.Quote(remove)}; {Shell.Quote(forget)}"];
    }

    /// <summary>What runs left whose supervisors were killed too: their locks are free.</summary>
    private async Task RemoveLeftoversAsync(CancellationToken ct)
    {
        var format = $"{{{{.ID}}}} {{{{.Label \"{LockLabel}\"}}}}";
        var listed = await Command.RunAsync(
            ct,
            engine,
            "ps",
            "--all",
            "--filter",
            $"label={LockLabel}",
            "--format",
            format
        );
        foreach (
            var line in listed.Output.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var (container, lockFile) = (line.Split(' ', 2)[0], line.Split(' ', 2)[^1]);
            if (IsFree(lockFile))
            {
                await Command.RunAsync(ct, engine, "rm", "--force", "--volumes", container);
            }
        }
    }

    private static bool IsFree(string lockFile)
    {
        try
        {
            using var taken = File.Exists(lockFile) ? FileLock.TryTake(lockFile) : null;
            return taken is not null || !File.Exists(lockFile);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
