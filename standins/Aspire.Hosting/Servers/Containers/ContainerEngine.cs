using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Containers;

/// <summary>Docker or Podman, by its command line.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    public static async Task<string?> FindAsync(CancellationToken ct)
    {
        // Podman has no server to ask on Linux; Docker's `info` succeeds without one.
        string[][] questions =
        [
            ["docker", "version", "--format", "{{.Server.Version}}"],
            ["podman", "info"],
        ];
        foreach (var question in questions)
        {
            if (Shell.FindOnPath(question[0]) is not { } engine)
            {
                continue;
            }

            var answer = await WithinAsync(AnswerWithin, limit => Command.RunAsync(limit, engine, question[1..]), ct);
            if (answer is { Succeeded: true })
            {
                return engine;
            }
        }

        return null;
    }

    public static async Task<string?> ObtainAsync(
        string engine,
        string image,
        Action<string> progress,
        CancellationToken ct
    )
    {
        var here = await Command.RunAsync(ct, engine, "image", "inspect", image);
        return here.Succeeded ? null : await new ImagePull(engine, image, progress, PullPatience.Usual).RunAsync(ct);
    }

    private static async Task<CommandResult?> WithinAsync(
        TimeSpan limit,
        Func<CancellationToken, Task<CommandResult>> run,
        CancellationToken ct
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(limit);
        try
        {
            return await run(timeout.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
