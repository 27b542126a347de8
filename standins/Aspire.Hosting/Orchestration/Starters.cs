using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Orchestration;

/// <summary>Something that runs for a resource.</summary>
internal interface IRun
{
    int ProcessId { get; }

    /// <summary>What it runs: a program, an image.</summary>
    string Source { get; }

    IReadOnlyDictionary<string, string> Environment { get; }

    Task<int> Completion { get; }

    Task StopAsync();
}

/// <summary>Makes resources of some kind run.</summary>
internal interface IStarter
{
    bool CanStart(IResource resource);

    Task<IRun> StartAsync(IResource resource, Action<ConsoleLine> onLine, CancellationToken ct);
}
