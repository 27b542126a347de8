using Aspire.Hosting.Servers;

namespace StandIns.Tests.Servers;

/// <summary>All three servers natively on this machine, installed if need be.</summary>
public sealed class InstalledServers : IAsyncLifetime
{
    public bool Ready { get; private set; }

    public async Task InitializeAsync()
    {
        WantedServer[] wanted = [.. Enum.GetValues<ServerKind>().Select(kind => new WantedServer(kind, "none"))];
        var options = new ServerLauncherOptions("native");
        await ServerLauncher.CreateAsync(options, wanted, Console.WriteLine, CancellationToken.None);
        Ready = true;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
