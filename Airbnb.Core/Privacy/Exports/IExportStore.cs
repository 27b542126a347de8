namespace Airbnb.Core.Privacy.Exports;

/// <summary>Where copies of people's data lie until they are fetched. API and Worker reach the same one.</summary>
public interface IExportStore
{
    /// <summary>Takes what is written, whole or not at all, in place of what was there. Says how many bytes it is.</summary>
    Task<long> Keep(Guid id, Func<Stream, Task> write, CancellationToken ct);

    /// <summary>Null when it is not there.</summary>
    Stream? Open(Guid id);

    /// <summary>For good. Deleting what is not there does nothing.</summary>
    void Delete(Guid id);
}
