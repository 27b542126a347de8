using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Containers;

/// <param name="Answer">How long the registry may take to answer at all; one out of reach may never.</param>
/// <param name="Silence">How long it may be silent later: engines write nothing while a big layer is on its way.</param>
/// <param name="Sign">How often people are told that it is not over.</param>
internal sealed record PullPatience(TimeSpan Answer, TimeSpan Silence, TimeSpan Sign)
{
    public static PullPatience Usual { get; } =
        new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
}

/// <summary>Pulls an image, and gives up when nothing moves.</summary>
internal sealed class ImagePull(string engine, string image, Action<string> progress, PullPatience patience)
{
    private readonly Stopwatch _silent = Stopwatch.StartNew();
    private TimeSpan _allowed = patience.Answer;

    /// <returns>Why it failed, or nothing.</returns>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        progress($"Pulling the image {image}, once");
        var spec = new ProcessSpec
        {
            FileName = engine,
            Arguments = ["pull", image],
            WorkingDirectory = Path.GetTempPath(),
        };
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pull = Command.RunAsync(spec, giveUp.Token, Hear);
        // That it took a while to start is not the registry's silence.
        _silent.Restart();
        await WatchAsync(pull, giveUp);
        try
        {
            return Trouble(await pull);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"the registry was silent for {Seconds(_allowed)} s";
        }
    }

    private async Task WatchAsync(Task pull, CancellationTokenSource giveUp)
    {
        using var look = new PeriodicTimer(patience.Sign);
        while (await Task.WhenAny(pull, look.WaitForNextTickAsync(CancellationToken.None).AsTask()) != pull)
        {
            if (_silent.Elapsed >= _allowed)
            {
                await giveUp.CancelAsync();
                return;
            }

            if (_silent.Elapsed >= patience.Sign)
            {
                progress($"  nothing new for {Seconds(_silent.Elapsed)} s (at most {Seconds(_allowed)} s)");
            }
        }
    }

    private void Hear(ConsoleLine line)
    {
        _silent.Restart();
        _allowed = patience.Silence;
        if (IsProgress(line.Text))
        {
            progress($"  {line.Text}");
        }
    }

    /// <summary>One line for each layer is enough.</summary>
    private static bool IsProgress(string line) =>
        line.Contains("Pulling from", StringComparison.Ordinal)
        || line.Contains("Pull complete", StringComparison.Ordinal)
        || line.StartsWith("Copying ", StringComparison.Ordinal);

    private static string? Trouble(CommandResult pulled) =>
        pulled.Succeeded
            ? null
            : pulled.Lines.Select(line => line.Text).LastOrDefault(text => text.Length > 0) ?? "no reason given";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
