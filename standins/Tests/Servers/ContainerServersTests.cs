using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Servers.Containers;

namespace StandIns.Tests.Servers;

/// <summary>With an engine that only writes down what it is asked to do, so that no engine need be here.</summary>
public sealed class ContainerServersTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly string engine;

    public ContainerServersTests()
    {
        engine = Path.Combine(scratch.Root, "engine");
        File.WriteAllText(
            engine,
            """
            #!/bin/sh
            echo "$*" >>"$0.asked"
            case $1 in
              run) echo "$POSTGRES_PASSWORD" >"$0.password"; exec sleep 300 ;;
              ps) cat "$0.containers" 2>/dev/null; true ;;
              volume) exit 1 ;;
            esac
            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string[] Asked => File.ReadAllLines($"{engine}.asked");

    [Fact]
    public async Task A_container_is_published_on_this_machine_only_and_its_password_is_not_an_argument()
    {
        var spec = Scratch.Spec(ServerKind.Postgres, "volume");
        using var port = Listen(spec.Port);
        await using var server = await StartAsync(spec);
        var password = await WrittenAsync($"{engine}.password");

        var run = Assert.Single(Asked, line => line.StartsWith("run ", StringComparison.Ordinal));
        Assert.Contains($"--publish 127.0.0.1:{spec.Port}:5432", run, StringComparison.Ordinal);
        Assert.Contains("--volume volume:/var/lib/postgresql/data", run, StringComparison.Ordinal);
        Assert.Contains($"--label aspire.run={spec.RunId}", run, StringComparison.Ordinal);
        Assert.DoesNotContain(spec.Password, run, StringComparison.Ordinal);
        Assert.Equal(spec.Password, password.Trim());
    }

    [Fact]
    public async Task A_stopped_server_takes_its_container_along()
    {
        var spec = Scratch.Spec(ServerKind.Redis);
        using var port = Listen(spec.Port);
        await using (await StartAsync(spec)) { }

        Assert.Equal($"rm --force --volumes aspire-{spec.RunId}-redis", Asked[^1]);
        await Traces.NoneLeftAsync(scratch.Root);
        Assert.Empty(Directory.GetDirectories(scratch.ThrowAway));
    }

    [Fact]
    public async Task A_killed_parent_takes_its_container_along()
    {
        var spec = Scratch.Spec(ServerKind.Redis);
        using var port = Listen(spec.Port);
        using var parent = await KillableParent.RunAsync(spec, scratch, engine);

        parent.Kill();

        await Traces.NoneLeftAsync(scratch.Root);
        Assert.Equal($"rm --force --volumes aspire-{spec.RunId}-redis", Asked[^1]);
        Assert.Empty(Directory.GetDirectories(scratch.ThrowAway));
    }

    [Fact]
    public async Task Containers_that_nobody_holds_any_more_are_removed_at_the_next_start()
    {
        var held = Path.Combine(scratch.Root, "held");
        await using var hold = FileLock.TryTake(held);
        await File.WriteAllTextAsync($"{engine}.containers", $"abandoned {scratch.Root}/gone\nbusy {held}\n");
        var spec = Scratch.Spec(ServerKind.Redis);
        using var port = Listen(spec.Port);
        await using var server = await StartAsync(spec);

        Assert.Contains("rm --force --volumes abandoned", Asked);
        Assert.DoesNotContain("rm --force --volumes busy", Asked);
    }

    [Fact]
    public async Task A_second_run_on_the_same_volume_is_refused()
    {
        var spec = Scratch.Spec(ServerKind.Redis, "volume");
        using var port = Listen(spec.Port);
        await using var server = await StartAsync(spec);

        var refusal = await Assert.ThrowsAsync<ServerUnavailableException>(() => StartAsync(spec));

        Assert.Contains("another AppHost", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres:17.6", "/var/lib/postgresql/data")]
    [InlineData("docker.io/library/postgres:9.6-alpine", "/var/lib/postgresql/data")]
    [InlineData("registry:5000/postgres", "/var/lib/postgresql/data")]
    [InlineData("postgres:18", "/var/lib/postgresql")]
    [InlineData("docker.io/library/postgres:18.1-bookworm", "/var/lib/postgresql")]
    public void Postgres_data_lies_where_its_image_looks_for_it(string image, string path) =>
        Assert.Equal(path, ContainerRecipe.For(Scratch.Spec(ServerKind.Postgres) with { Image = image }).DataPath);

    public void Dispose() => scratch.Dispose();

    private Task<RunningServer> StartAsync(ServerSpec spec) =>
        new ContainerServers(engine, new DataFolders(scratch.Volumes, scratch.ThrowAway), _ => { }).StartAsync(
            spec,
            _ => { },
            CancellationToken.None
        );

    private static async Task<string> WrittenAsync(string file)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            Assert.True(patience.Elapsed < Patience.Long, $"{file} was never written.");
            await retry.WaitForNextTickAsync();
        }

        return await File.ReadAllTextAsync(file);
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
