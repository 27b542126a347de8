using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers.Containers;
using Aspire.Hosting.Servers.Native;

namespace Aspire.Hosting.Servers;

/// <summary>Runs real servers in containers or natively, whichever this machine can.</summary>
internal sealed class ServerLauncher
{
    private readonly Func<ServerSpec, Action<ConsoleLine>, CancellationToken, Task<RunningServer>> start;

    private ServerLauncher(Func<ServerSpec, Action<ConsoleLine>, CancellationToken, Task<RunningServer>> start) =>
        this.start = start;

    /// <summary>Finds a way to run all that is wanted; may pull images or install packages, and says so.</summary>
    /// <exception cref="ServerUnavailableException">There is no way.</exception>
    public static async Task<ServerLauncher> CreateAsync(
        ServerLauncherOptions options,
        IReadOnlyCollection<WantedServer> wanted,
        Action<string> progress,
        CancellationToken ct
    )
    {
        var programs = new NativePrograms();
        var engine = await new ServerChoice(new Machine(programs), progress).MakeAsync(options, wanted, ct);
        return new ServerLauncher(
            engine is null
                ? new NativeServers(programs, DataFolders.Default, progress).StartAsync
                : new ContainerServers(engine, DataFolders.ForContainers, progress).StartAsync
        );
    }

    /// <summary>Starts a server and returns when its port answers.</summary>
    /// <exception cref="ServerUnavailableException">It cannot run, or ended at once.</exception>
    public Task<RunningServer> StartAsync(ServerSpec spec, Action<ConsoleLine> onLine, CancellationToken ct) =>
        start(spec, onLine, ct);
}
