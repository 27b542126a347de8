namespace Aspire.Hosting.Servers;

/// <summary>A server whose port answers.</summary>
internal abstract class RunningServer : IAsyncDisposable
{
    /// <summary>The image or the program that runs.</summary>
    public abstract string Source { get; }

    /// <summary>The exit code, once the server has ended.</summary>
    public abstract Task<int> Completion { get; }

    public abstract int ProcessId { get; }

    public abstract Task StopAsync();

    public async ValueTask DisposeAsync() => await StopAsync();
}
