using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Hosting;

public class RunTests
{
    [Fact]
    public async Task A_program_that_ends_is_finished_with_its_exit_code()
    {
        await using var builder = HostingApp.Empty();
        builder.AddScript("good", "exit 0");
        builder.AddScript("bad", "echo it broke >&2; exit 3");
        var app = await builder.Started();

        var good = await app.Reaches("good", KnownResourceStates.Finished);
        var bad = await app.Reaches("bad", KnownResourceStates.Finished);

        Assert.Equal((0, 3), (good.ExitCode, bad.ExitCode));
        Assert.Equal(KnownResourceStateStyles.Error, bad.State!.Style);
        Assert.Contains("it broke", app.Services.GetRequiredService<ResourceLoggerService>().Of("bad").Tail(5));
    }

    [Fact]
    public async Task A_program_that_is_not_there_fails_to_start()
    {
        await using var builder = HostingApp.Empty();
        builder.AddExecutable("ghost", "no-such-program", "/");
        var app = await builder.Started();

        await app.Reaches("ghost", KnownResourceStates.FailedToStart);

        var words = app.Services.GetRequiredService<ResourceLoggerService>().Of("ghost").Tail(5);
        Assert.Contains(words, w => w.Contains("no-such-program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_see_their_arguments_and_environment_but_not_the_AppHosts_own()
    {
        Environment.SetEnvironmentVariable("DOTNET_LAUNCH_PROFILE", "mine");
        try
        {
            await using var builder = HostingApp.Empty();
            builder
                .AddExecutable("echo", "/bin/sh", "/tmp", "-c", "echo $PWD $1 $GIVEN [$DOTNET_LAUNCH_PROFILE]", "sh")
                .WithArgs("an-argument")
                .WithEnvironment("GIVEN", "given");
            var app = await builder.Started();
            await app.Reaches("echo", KnownResourceStates.Finished);

            var words = app.Services.GetRequiredService<ResourceLoggerService>().Of("echo").Tail(5);
            Assert.Contains("/tmp an-argument given []", words);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_LAUNCH_PROFILE", null);
        }
    }

    [Fact]
    public async Task Stopping_lets_programs_finish_and_leaves_none()
    {
        await using var builder = HostingApp.Empty();
        builder.AddServer("server", onStop: "echo saying goodbye");
        var app = await builder.Started();
        var running = await app.Reaches("server", KnownResourceStates.Running);
        await app.Writes("server", "server is up");

        await app.StopAsync();

        var ended = await app.Reaches("server", KnownResourceStates.Finished);
        Assert.Equal(0, ended.ExitCode);
        await app.Writes("server", "saying goodbye");
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(running.ProcessId()));
    }

    [Fact]
    public async Task Disposing_without_stopping_leaves_no_process_either()
    {
        var builder = HostingApp.Empty();
        builder.AddServer("server");
        var app = await builder.Started();
        var running = await app.Reaches("server", KnownResourceStates.Running);

        await app.DisposeAsync();
        await builder.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(running.ProcessId()));
    }

    [Fact]
    public async Task What_uses_a_resource_is_stopped_before_it()
    {
        var log = Path.GetTempFileName();
        await using var builder = HostingApp.Empty();
        // The one that is needed would end at once, were it not for the order; the other takes its time.
        var needed = builder.AddServer("needed", onStop: $"echo needed >> {log}");
        builder.AddServer("user", onStop: $"sleep 0.3; echo user >> {log}").WaitFor(needed);
        var app = await builder.Started();
        await app.Writes("user", "user is up");
        await app.Writes("needed", "needed is up");

        await app.StopAsync();

        Assert.Equal(["user", "needed"], await File.ReadAllLinesAsync(log));
        File.Delete(log);
    }

    [Fact]
    public async Task Commands_stop_start_and_restart()
    {
        await using var builder = HostingApp.Empty();
        builder.AddServer("server");
        var app = await builder.Started();
        var first = await app.Reaches("server", KnownResourceStates.Running);

        Assert.True(
            (await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand)).Success
        );
        await app.Reaches("server", KnownResourceStates.Finished);
        Assert.True(
            (await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand)).Success
        );
        var second = await app.Reaches("server", KnownResourceStates.Running);
        Assert.True(
            (await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.RestartCommand)).Success
        );
        var third = await app.Reaches(
            "server",
            s => s.State?.Text == KnownResourceStates.Running && s.ProcessId() != second.ProcessId()
        );

        Assert.Equal(3, new[] { first, second, third }.Select(s => s.ProcessId()).Distinct().Count());
        Assert.False((await app.ResourceCommands.ExecuteCommandAsync("server", "dance")).Success);
        Assert.False((await app.ResourceCommands.ExecuteCommandAsync("nobody", "start")).Success);
    }

    [Fact]
    public async Task Whoever_starts_what_has_just_ended_is_heard()
    {
        await using var builder = HostingApp.Empty();
        var server = builder.AddServer("server");
        builder.Eventing.Subscribe<ResourceStoppedEvent>(
            server.Resource,
            async (ended, ct) =>
            {
                if (ended.ResourceEvent.Snapshot.ExitCode == 128 + 9)
                {
                    var commands = ended.Services.GetRequiredService<ResourceCommandService>();
                    await commands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand, ct);
                }
            }
        );
        var app = await builder.Started();
        var first = await app.Reaches("server", KnownResourceStates.Running);

        Process.GetProcessById(first.ProcessId()).Kill();

        await app.Reaches("server", s => s.ProcessId() != first.ProcessId());
    }

    [Fact]
    public async Task Whoever_starts_what_was_just_stopped_is_heard()
    {
        await using var builder = HostingApp.Empty();
        var server = builder.AddServer("server");
        var starts = 0;
        builder.Eventing.Subscribe<ResourceStoppedEvent>(
            server.Resource,
            async (ended, ct) =>
            {
                if (Interlocked.Increment(ref starts) == 1)
                {
                    var commands = ended.Services.GetRequiredService<ResourceCommandService>();
                    await commands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand, ct);
                }
            }
        );
        var app = await builder.Started();
        var first = await app.Reaches("server", KnownResourceStates.Running);

        await app
            .ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand)
            .WaitAsync(Patience.Long);

        await app.Reaches("server", s => IsAnotherRun(s, first));
    }

    [Fact]
    public async Task A_start_while_it_stops_is_heard_once_it_has_stopped()
    {
        await using var builder = HostingApp.Empty();
        builder.AddServer("server", onStop: "sleep 0.5");
        var app = await builder.Started();
        var first = await app.Reaches("server", KnownResourceStates.Running);
        await app.Writes("server", "server is up");
        var begun = app.Reaches("server", KnownResourceStates.Stopping);
        var stopping = app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand);
        await begun;

        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand);
        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand);

        var second = await app.Reaches("server", s => IsAnotherRun(s, first));
        await stopping.WaitAsync(Patience.Long);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(first.ProcessId()));
        // Neither was the second start kept for later.
        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand);
        Assert.Equal(KnownResourceStates.Finished, (await app.Reaches("server", _ => true)).State?.Text);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(second.ProcessId()));
    }

    [Fact]
    public async Task Nothing_is_started_again_when_the_application_stops()
    {
        await using var builder = HostingApp.Empty();
        var server = builder.AddServer("server");
        builder.Eventing.Subscribe<ResourceStoppedEvent>(
            server.Resource,
            (ended, ct) =>
                ended
                    .Services.GetRequiredService<ResourceCommandService>()
                    .ExecuteCommandAsync("server", KnownResourceCommands.StartCommand, ct)
        );
        var app = await builder.Started();
        var first = await app.Reaches("server", KnownResourceStates.Running);

        await app.StopAsync().WaitAsync(Patience.Long);

        var last = await app.Reaches("server", KnownResourceStates.Finished);
        Assert.Equal(first.ProcessId(), last.ProcessId());
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(first.ProcessId()));
    }

    [Fact]
    public async Task Own_commands_run_and_their_failures_are_results()
    {
        await using var builder = HostingApp.Empty();
        builder
            .AddServer("server")
            .WithCommand(
                "greet",
                "Greet",
                c => Task.FromResult(c.ResourceName == "server" ? CommandResults.Success() : CommandResults.Failure())
            )
            .WithCommand("break", "Break", _ => throw new InvalidOperationException("broken"));
        var app = await builder.Started();

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("server", "greet")).Success);
        var broken = await app.ResourceCommands.ExecuteCommandAsync("server", "break");
        Assert.Contains("broken", broken.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_starts_explicitly_waits_to_be_asked()
    {
        await using var builder = HostingApp.Empty();
        builder.AddServer("lazy").WithExplicitStart();
        builder.AddScript("eager", "exit 0");
        var app = await builder.Started();
        await app.Reaches("eager", KnownResourceStates.Finished);
        await app.Reaches("lazy", KnownResourceStates.NotStarted);

        await app.ResourceCommands.ExecuteCommandAsync("lazy", KnownResourceCommands.StartCommand);

        await app.Reaches("lazy", KnownResourceStates.Running);
    }

    private static bool IsAnotherRun(CustomResourceSnapshot now, CustomResourceSnapshot former) =>
        now.State?.Text == KnownResourceStates.Running && now.ProcessId() != former.ProcessId();
}
