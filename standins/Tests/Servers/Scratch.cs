using System.Collections.Concurrent;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Servers.Native;

namespace StandIns.Tests.Servers;

/// <summary>Servers of one test in folders of its own, which go with it.</summary>
public sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo root;
    private readonly ConcurrentQueue<ConsoleLine> console = new();

    public Scratch()
    {
        root = Directory.CreateTempSubdirectory("servers-tests-");
        if (!OperatingSystem.IsWindows())
        {
            // Servers run as users of their own, and must find the way.
            root.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }
    }

    public string Root => root.FullName;
    public string Volumes => Path.Combine(root.FullName, "volumes");
    public string ThrowAway => Path.Combine(root.FullName, "tmp");
    public string Console => string.Join('\n', console.Select(line => line.Text));

    internal Task<RunningServer> StartAsync(ServerSpec spec) =>
        new NativeServers(new NativePrograms(), new DataFolders(Volumes, ThrowAway)).StartAsync(
            spec,
            console.Enqueue,
            CancellationToken.None
        );

    internal static ServerSpec Spec(ServerKind kind, string? volume = null, string password = "it's a \"secret\"") =>
        new()
        {
            Kind = kind,
            ResourceName = kind.ToString().ToLowerInvariant(),
            UserName = kind == ServerKind.Redis ? null : "keeper",
            Password = password,
            Port = FreePort.Next(),
            ManagementPort = kind == ServerKind.RabbitMQ ? FreePort.Next() : null,
            Image = "none",
            VolumeName = volume,
            RunId = Guid.NewGuid().ToString("n")[..8],
        };

    public void Dispose() => root.Delete(recursive: true);
}
