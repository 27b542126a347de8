using Aspire.Hosting.Servers;

namespace StandIns.Tests.Servers;

public sealed class DataFolderTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_start_after_a_kill_waits_for_the_former_server_and_says_so()
    {
        var spec = Scratch.Spec(ServerKind.Redis, "volume");
        var folder = Path.Combine(scratch.Volumes, "volume");
        Directory.CreateDirectory(folder);
        var former = FileLock.TryTake(Path.Combine(folder, "supervisor.lock"));
        Assert.NotNull(former);
        var told = new TaskCompletionSource<string>();
        var folders = new DataFolders(scratch.Volumes, scratch.ThrowAway, leastFreeBytes: 0);

        var opening = folders.OpenAsync(spec, owner: null, told.SetResult, CancellationToken.None);
        var words = await told.Task.WaitAsync(Patience.Long);
        Assert.False(opening.IsCompleted);
        await former.DisposeAsync();
        using var opened = await opening;

        Assert.Contains("Waiting for the 'redis' of a killed run", words, StringComparison.Ordinal);
    }

    public void Dispose() => scratch.Dispose();
}
