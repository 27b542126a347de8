using Aspire.Hosting.Servers;

namespace StandIns.Tests.Servers;

public sealed class NativeServersTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task Throw_away_data_goes_with_its_server()
    {
        var spec = Scratch.Spec(ServerKind.Postgres);
        await using (await scratch.StartAsync(spec))
        {
            await ServerUse.LeaveNoteAsync(spec);
            Assert.NotEmpty(Directory.GetDirectories(scratch.ThrowAway));
        }

        Assert.Empty(Directory.GetDirectories(scratch.ThrowAway));
        await Traces.NoneLeftAsync(scratch.Root);
    }

    [Fact]
    public async Task Throw_away_data_of_a_run_that_was_killed_early_goes_with_the_next()
    {
        var abandoned = Directory.CreateDirectory(Path.Combine(scratch.ThrowAway, "aspire-old-postgres-1"));
        var busy = Directory.CreateDirectory(Path.Combine(scratch.ThrowAway, "aspire-busy-postgres-2"));
        await File.WriteAllTextAsync(Path.Combine(abandoned.FullName, DataFolder.LockName), "");
        await using var held = FileLock.TryTake(Path.Combine(busy.FullName, DataFolder.LockName));
        abandoned.LastWriteTimeUtc = busy.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-1);

        await using var server = await scratch.StartAsync(Scratch.Spec(ServerKind.Redis));

        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.True(Directory.Exists(busy.FullName));
    }

    [Fact]
    public async Task RabbitMQ_leaves_no_port_mapper_of_its_own_when_ours_dies()
    {
        await Scratch.InstalledAsync();
        var starting = scratch.StartAsync(Scratch.Spec(ServerKind.RabbitMQ));
        // Its clients are called the same.
        using (var mapper = await Traces.FirstAsync(scratch.Root, "epmd", "-address"))
        {
            mapper.Kill();
        }

        // It may start all the same, or not: what counts is what stays behind.
        if (await Record.ExceptionAsync(() => starting) is null)
        {
            await (await starting).DisposeAsync();
        }

        await Traces.NoneLeftAsync(scratch.Root);
    }

    [Fact]
    public async Task Completion_tells_that_a_server_has_died()
    {
        await using var server = await scratch.StartAsync(Scratch.Spec(ServerKind.Redis));
        using (var process = System.Diagnostics.Process.GetProcessById(server.ProcessId))
        {
            process.Kill();
        }

        Assert.Equal(128 + 9, await server.Completion.WaitAsync(Patience.Long));
    }

    [Fact]
    public async Task A_second_run_on_the_same_volume_is_refused()
    {
        var spec = Scratch.Spec(ServerKind.Redis, "volume");
        await using var server = await scratch.StartAsync(spec);

        var second = Scratch.Spec(ServerKind.Redis, "volume");
        var refusal = await Assert.ThrowsAsync<ServerUnavailableException>(() => scratch.StartAsync(second));

        Assert.Contains("another AppHost", refusal.Message, StringComparison.Ordinal);
        await ServerUse.LeaveNoteAsync(spec);
    }

    [Fact]
    public async Task A_port_of_somebody_else_is_refused()
    {
        await using var server = await scratch.StartAsync(Scratch.Spec(ServerKind.Redis));
        var spec = Scratch.Spec(ServerKind.Redis);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, spec.Port);
        other.Start();

        var refusal = await Assert.ThrowsAsync<ServerUnavailableException>(() => scratch.StartAsync(spec));

        Assert.Contains($"127.0.0.1:{spec.Port}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_Postgres_is_left_alone()
    {
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        await (await scratch.StartAsync(spec)).StopAsync();
        await File.WriteAllTextAsync(Path.Combine(scratch.Volumes, "volume", "data", "PG_VERSION"), "99\n");

        var refusal = await Assert.ThrowsAsync<ServerUnavailableException>(() => scratch.StartAsync(spec));

        Assert.Contains("written by PostgreSQL 99", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(scratch.Volumes, "volume"), refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(scratch.Volumes, "volume", "data", "postgresql.conf")));
    }

    [Fact]
    public async Task A_process_id_left_by_a_killed_Postgres_is_no_hindrance()
    {
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        await (await scratch.StartAsync(spec)).StopAsync();
        var leftover = Path.Combine(scratch.Volumes, "volume", "data", "postmaster.pid");
        await File.WriteAllTextAsync(leftover, $"{Environment.ProcessId}\n/data\n1\n{spec.Port}\n\n127.0.0.1\n");

        await using var server = await scratch.StartAsync(spec);

        await ServerUse.LeaveNoteAsync(spec);
    }

    [Fact]
    public async Task An_unfinished_data_folder_is_made_anew()
    {
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        var unfinished = Directory.CreateDirectory(Path.Combine(scratch.Volumes, "volume", "data.new"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "15\n");

        await using var server = await scratch.StartAsync(spec);

        await ServerUse.LeaveNoteAsync(spec);
    }

    [Fact]
    public async Task A_server_that_ends_at_once_is_reported_with_its_last_words()
    {
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        await (await scratch.StartAsync(spec)).StopAsync();
        var settings = Path.Combine(scratch.Volumes, "volume", "data", "postgresql.conf");
        await File.AppendAllTextAsync(settings, "no_such_setting = 1\n");

        var refusal = await Assert.ThrowsAsync<ServerUnavailableException>(() => scratch.StartAsync(spec));

        Assert.Contains("no_such_setting", refusal.Message, StringComparison.Ordinal);
        await Traces.NoneLeftAsync(scratch.Root);
    }

    public void Dispose() => scratch.Dispose();
}
