using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Servers.Native;

namespace StandIns.Tests.Servers;

public sealed class FullDiskTests : IDisposable
{
    private readonly Scratch scratch = new();
    private string? mounted;

    [Fact]
    public async Task Too_little_space_is_told_before_anything_starts()
    {
        var refusal = await RefusalAsync(new DataFolders(scratch.Volumes, scratch.ThrowAway, long.MaxValue));

        Assert.Contains("MB are free", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(scratch.Volumes, refusal.Message, StringComparison.Ordinal);
        await Traces.NoneLeftAsync(scratch.Root);
    }

    [Fact]
    public async Task A_disk_that_fills_up_meanwhile_is_told()
    {
        // Only root can make a disk that small.
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        await MountSmallDiskAsync(scratch.Volumes);
        var refusal = await RefusalAsync(new DataFolders(scratch.Volumes, scratch.ThrowAway, leastFreeBytes: 0));

        Assert.Contains("is full", refusal.Message, StringComparison.Ordinal);
        await Traces.NoneLeftAsync(scratch.Root);
    }

    public void Dispose()
    {
        if (mounted is not null)
        {
            var unmounted = Command.RunAsync(CancellationToken.None, "umount", mounted).GetAwaiter().GetResult();
            Assert.True(unmounted.Succeeded, unmounted.LastWords);
        }

        scratch.Dispose();
    }

    private static async Task<ServerUnavailableException> RefusalAsync(DataFolders folders)
    {
        await Scratch.InstalledAsync();
        var servers = new NativeServers(new NativePrograms(), folders, _ => { });
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        return await Assert.ThrowsAsync<ServerUnavailableException>(() =>
            servers.StartAsync(spec, _ => { }, CancellationToken.None)
        );
    }

    private async Task MountSmallDiskAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] arguments = ["-t", "tmpfs", "-o", "size=20m", "none", folder];
        var made = await Command.RunAsync(CancellationToken.None, "mount", arguments);
        Assert.True(made.Succeeded, made.LastWords);
        mounted = folder;
    }
}
