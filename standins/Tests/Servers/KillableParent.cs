using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Servers.Containers;
using Aspire.Hosting.Servers.Native;

namespace StandIns.Tests.Servers;

/// <summary>This assembly as a program that plays the AppHost, so that a test can kill it.</summary>
internal sealed class KillableParent : IDisposable
{
    private readonly Process process;

    private KillableParent(Process process) => this.process = process;

    public int ChildProcessId { get; private set; }

    public static Task<KillableParent> RunAsync(ProcessSpec spec) => StartAsync("process", spec);

    public static async Task<KillableParent> RunAsync(ServerSpec spec, Scratch scratch)
    {
        await Scratch.InstalledAsync();
        return await StartAsync("server", spec, scratch.Volumes, scratch.ThrowAway);
    }

    public static Task<KillableParent> RunAsync(ServerSpec spec, Scratch scratch, string engine) =>
        StartAsync("container", spec, scratch.Volumes, scratch.ThrowAway, engine);

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task<KillableParent> StartAsync<T>(string what, T spec, params string[] more)
    {
        string[] arguments =
        [
            "exec",
            typeof(KillableParent).Assembly.Location,
            what,
            JsonSerializer.Serialize(spec),
            .. more,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var parent = new KillableParent(Process.Start(start)!);
        var faults = parent.process.StandardError.ReadToEndAsync();
        var line = await parent.process.StandardOutput.ReadLineAsync();
        if (!int.TryParse(line, CultureInfo.InvariantCulture, out var id))
        {
            Assert.Fail($"The parent said '{line}' and {await faults}");
        }

        parent.ChildProcessId = id;
        return parent;
    }

    private static async Task Main(string[] args)
    {
        if (args[0] is "process")
        {
            var child = SupervisedProcess.Start(JsonSerializer.Deserialize<ProcessSpec>(args[1])!, _ => { });
            Console.WriteLine(child.ProcessId);
            await child.Completion;
            return;
        }

        var folders = new DataFolders(args[2], args[3]);
        var spec = JsonSerializer.Deserialize<ServerSpec>(args[1])!;
        var server = args[0] is "container"
            ? await new ContainerServers(args[4], folders, _ => { }).StartAsync(spec, _ => { }, CancellationToken.None)
            : await new NativeServers(new NativePrograms(), folders, _ => { }).StartAsync(
                spec,
                _ => { },
                CancellationToken.None
            );
        Console.WriteLine(server.ProcessId);
        Console.ReadLine();
        await server.StopAsync();
    }
}
