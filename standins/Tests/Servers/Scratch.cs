using Aspire.Hosting.Servers;
using Aspire.Hosting.Servers.Native;

namespace StandIns.Tests.Servers;

/// <summary>Servers of one test in folders of its own, which go with it.</summary>
public sealed class Scratch : IDisposable
{
    private static readonly Lazy<Task> Installation = new(InstallAsync);

    private readonly DirectoryInfo root;

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

    /// <summary>Real servers, installed if need be as the AppHost does it.</summary>
    public static Task InstalledAsync() => Installation.Value;

    internal async Task<RunningServer> StartAsync(ServerSpec spec)
    {
        await InstalledAsync();
        return await new NativeServers(new NativePrograms(), new DataFolders(Volumes, ThrowAway), _ => { }).StartAsync(
            spec,
            _ => { },
            CancellationToken.None
        );
    }

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

    private static Task InstallAsync()
    {
        WantedServer[] wanted = [.. Enum.GetValues<ServerKind>().Select(kind => new WantedServer(kind, "none"))];
        return ServerLauncher.CreateAsync(
            new ServerLauncherOptions("native"),
            wanted,
            Console.WriteLine,
            CancellationToken.None
        );
    }
}
