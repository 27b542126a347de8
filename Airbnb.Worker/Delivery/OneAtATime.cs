using System.Collections.Concurrent;

namespace Airbnb.Worker.Delivery;

/// <summary>Of several works on the same thing one is done at a time; the others wait for it.</summary>
public sealed class OneAtATime<TThing>
    where TThing : notnull
{
    private readonly ConcurrentDictionary<TThing, Task> underWay = new();

    public async Task<T> Run<T>(TThing thing, Func<Task<T>> work, CancellationToken ct)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!underWay.TryAdd(thing, done.Task))
            if (underWay.TryGetValue(thing, out var other))
                await other.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            underWay.TryRemove(thing, out _);
            done.SetResult();
        }
    }
}
