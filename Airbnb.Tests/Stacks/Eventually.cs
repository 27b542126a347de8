using System.Diagnostics;

namespace Airbnb.Tests;

/// <summary>Waits for what other processes will have done soon. The one place that polls.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="seen">What was seen last, for when it never comes true.</param>
    public static Task True(
        Func<Task<bool>> condition,
        string what,
        TimeSpan? within = null,
        Func<string>? seen = null
    ) => Get(async () => await condition() ? "" : null, what, within, seen);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Get<T>(
        Func<Task<T?>> look,
        string what,
        TimeSpan? within = null,
        Func<string>? seen = null
    )
        where T : class
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
                return found;
            Assert.True(
                waiting.Elapsed < (within ?? Patience),
                $"Waited {waiting.Elapsed.TotalSeconds:0} s for {what}. {seen?.Invoke()}"
            );
            await Task.Delay(Pause);
        }
    }
}
