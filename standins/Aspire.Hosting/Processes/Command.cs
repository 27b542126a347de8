using System.Collections.Concurrent;

namespace Aspire.Hosting.Processes;

/// <summary>Runs a program to its end; it too ends with the AppHost.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(
        ProcessSpec spec,
        CancellationToken ct,
        Action<ConsoleLine>? onLine = null
    )
    {
        var lines = new ConcurrentQueue<ConsoleLine>();
        await using var process = SupervisedProcess.Start(
            spec,
            line =>
            {
                lines.Enqueue(line);
                onLine?.Invoke(line);
            }
        );
        int exitCode;
        try
        {
            exitCode = await process.Completion.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            await process.StopAsync();
            throw;
        }

        return new CommandResult(exitCode, [.. lines]);
    }

    public static Task<CommandResult> RunAsync(CancellationToken ct, string program, params string[] arguments) =>
        RunAsync(
            new ProcessSpec
            {
                FileName = program,
                Arguments = arguments,
                WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory)!,
            },
            ct
        );
}

internal sealed record CommandResult(int ExitCode, IReadOnlyList<ConsoleLine> Lines)
{
    public bool Succeeded => ExitCode == 0;

    public string Output => Text(Lines.Where(line => !line.IsError));

    /// <summary>The end of all that was said, for a message to people.</summary>
    public string LastWords => Text(Lines.TakeLast(12));

    private static string Text(IEnumerable<ConsoleLine> lines) =>
        string.Join(Environment.NewLine, lines.Select(line => line.Text)).Trim();
}
