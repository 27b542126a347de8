using System.Collections.Concurrent;
using System.Diagnostics;
using Aspire.Hosting.Processes;

namespace StandIns.Tests.Servers;

public sealed class SupervisedProcessTests : IDisposable
{
    private readonly string marker = $"marker-{Guid.NewGuid():n}";
    private readonly ConcurrentQueue<ConsoleLine> console = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("supervised-tests-");

    [Fact]
    public async Task Output_and_exit_code_are_reported()
    {
        await using var process = Start("echo one; echo two >&2; exit 3");

        Assert.Equal(3, await process.Completion);
        Assert.Contains(console, line => line is { Text: "one", IsError: false });
        Assert.Contains(console, line => line is { Text: "two", IsError: true });
    }

    [Fact]
    public async Task Environment_is_added_to_what_is_inherited()
    {
        await using var process = Start("echo \"$MARKER ${PATH:+path}\"");
        await process.Completion;

        Assert.Equal($"{marker} path", Assert.Single(console).Text);
    }

    [Fact]
    public async Task Stopping_ends_everything_the_program_started()
    {
        await using var process = Start("sleep 300 & sleep 300 & echo up; wait");
        await SaidAsync("up");

        await process.StopAsync();

        await Traces.NoneLeftAsync(marker);
    }

    [Fact]
    public async Task The_end_of_a_program_ends_everything_it_started()
    {
        await using var process = Start("sleep 300 & exit 0");

        Assert.Equal(0, await process.Completion);
        await Traces.NoneLeftAsync(marker);
    }

    [Fact]
    public async Task A_program_can_end_in_its_own_way()
    {
        await using var process = Start("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done");
        await SaidAsync("up");

        await process.StopAsync();

        Assert.Equal(7, await process.Completion);
        await SaidAsync("bye");
    }

    [Fact]
    public async Task A_program_can_be_interrupted_rather_than_terminated()
    {
        var spec = Spec("trap 'exit 7' INT; echo up; while :; do sleep 0.05; done") with
        {
            StopSignal = StopSignal.Interrupt,
        };
        await using var process = SupervisedProcess.Start(spec, console.Enqueue);
        await SaidAsync("up");

        await process.StopAsync();

        Assert.Equal(7, await process.Completion);
    }

    [Fact]
    public async Task A_program_that_will_not_end_is_killed()
    {
        var deaf = Spec("trap '' TERM; echo up; while :; do sleep 0.05; done") with
        {
            StopTimeout = TimeSpan.FromSeconds(1),
        };
        await using var process = SupervisedProcess.Start(deaf, console.Enqueue);
        await SaidAsync("up");

        await process.StopAsync();

        Assert.Equal(128 + 9, await process.Completion);
        await Traces.NoneLeftAsync(marker);
    }

    [Fact]
    public async Task No_process_holds_the_pipe_of_another()
    {
        var sleep = Spec("sleep 300") with { StopTimeout = Patience.Long * 2 };
        await using var first = SupervisedProcess.Start(sleep, console.Enqueue);
        await using var second = SupervisedProcess.Start(sleep, console.Enqueue);
        await using var third = SupervisedProcess.Start(sleep, console.Enqueue);

        await first.StopAsync().WaitAsync(Patience.Long);
        await third.StopAsync().WaitAsync(Patience.Long);

        Assert.False(second.Completion.IsCompleted);
        await second.StopAsync().WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task Killing_the_parent_leaves_nothing()
    {
        var rubbish = folder.CreateSubdirectory("rubbish").FullName;
        var spec = Spec("sleep 300 & wait") with
        {
            LockFile = Path.Combine(folder.FullName, "lock"),
            Afterwards = ["rm", "-rf", rubbish],
        };
        using var parent = await KillableParent.RunAsync(spec);
        Assert.NotEmpty(Traces.Of(marker));
        Assert.Throws<LockedException>(() => SupervisedProcess.Start(spec, console.Enqueue));

        parent.Kill();

        await Traces.NoneLeftAsync(marker);
        Assert.False(Directory.Exists(rubbish));
        await using var next = SupervisedProcess.Start(spec, console.Enqueue);
    }

    [Fact]
    public async Task Root_can_run_it_as_somebody_else()
    {
        var root = Environment.IsPrivilegedProcess;
        await using var process = SupervisedProcess.Start(
            Spec("id -un") with
            {
                RunAs = root ? "daemon" : null,
            },
            console.Enqueue
        );
        await process.Completion;

        Assert.Equal(root ? "daemon" : Environment.UserName, Assert.Single(console).Text);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private SupervisedProcess Start(string script) => SupervisedProcess.Start(Spec(script), console.Enqueue);

    private ProcessSpec Spec(string script) =>
        new()
        {
            FileName = "/bin/sh",
            Arguments = ["-c", script],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MARKER"] = marker },
        };

    private async Task SaidAsync(string text)
    {
        var patience = Stopwatch.StartNew();
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!console.Any(line => string.Equals(line.Text, text, StringComparison.Ordinal)))
        {
            Assert.True(patience.Elapsed < Patience.Long, $"'{text}' was never said.");
            await retry.WaitForNextTickAsync();
        }
    }
}
