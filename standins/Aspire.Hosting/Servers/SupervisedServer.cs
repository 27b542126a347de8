using System.Collections.Concurrent;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers;

internal sealed class SupervisedServer : RunningServer
{
    private const int LastWords = 20;

    private readonly ConcurrentQueue<ConsoleLine> said = new();
    private readonly DataFolder folder;
    private readonly SupervisedProcess process;

    private SupervisedServer(string source, ProcessSpec spec, DataFolder folder, Action<ConsoleLine> onLine)
    {
        Source = source;
        this.folder = folder;
        process = SupervisedProcess.Start(
            spec,
            line =>
            {
                Remember(line);
                onLine(line);
            }
        );
    }

    public override string Source { get; }
    public override Task<int> Completion => process.Completion;
    public override int ProcessId => process.ProcessId;

    /// <summary>Returns when the port answers; the folder is the server's from then on.</summary>
    public static async Task<RunningServer> StartAsync(
        string source,
        ProcessSpec spec,
        DataFolder folder,
        Action<ConsoleLine> onLine,
        CancellationToken ct
    )
    {
        var server = new SupervisedServer(source, spec, folder, onLine);
        try
        {
            return await PortAnswer.WaitAsync(folder.Spec.Port, server.Completion, ct)
                ? server
                : throw await server.FailureAsync();
        }
        catch
        {
            await server.process.DisposeAsync();
            throw;
        }
    }

    public override async Task StopAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    private void Remember(ConsoleLine line)
    {
        said.Enqueue(line);
        if (said.Count > LastWords)
        {
            said.TryDequeue(out _);
        }
    }

    private async Task<ServerUnavailableException> FailureAsync()
    {
        var exitCode = await Completion;
        return DiskFull.IsMeantBy(said)
            ? DiskFull.For(folder.Spec, folder.Path)
            : new ServerUnavailableException(
                $"'{folder.Spec.ResourceName}' ({Source}) ended with exit code {exitCode} while starting:"
                    + string.Concat(said.Select(line => $"{Environment.NewLine}  {line.Text}"))
            );
    }
}
