namespace Aspire.Hosting.Processes;

/// <summary>A program to run for as long as the AppHost lives.</summary>
internal sealed record ProcessSpec
{
    public required string FileName { get; init; }
    public IReadOnlyList<string> Arguments { get; init; } = [];
    public required string WorkingDirectory { get; init; }

    /// <summary>Added to what the AppHost has itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Variables of the AppHost that the program must not see.</summary>
    public IReadOnlyCollection<string> NotInherited { get; init; } = [];

    /// <summary>The user to become; only root can.</summary>
    public string? RunAs { get; init; }

    public StopSignal StopSignal { get; init; } = StopSignal.Terminate;

    /// <summary>What follows the stop signal after this long is a kill.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A file to hold locked until the process and what it started are gone, even when the AppHost is killed.</summary>
    public string? LockFile { get; init; }

    /// <summary>A command to run once the process is gone, even when the AppHost is killed.</summary>
    public IReadOnlyList<string> Afterwards { get; init; } = [];
}

internal enum StopSignal
{
    Interrupt,
    Terminate,
    Kill,
}
