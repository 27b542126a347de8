using System.Diagnostics;

namespace Airbnb.Tests;

/// <summary>Waits for what other processes will have done soon. The one place that polls.</summary>
public static class Eventually
{
    // Of a busy machine: whatever comes true is seen soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Whoever waits longer looks less often: a hundred tests wait at once.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

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
        var (waiting, pause) = (Stopwatch.StartNew(), FirstPause);
        while (true)
        {
            if (await look() is { } found)
                return found;
            Assert.True(
                waiting.Elapsed < (within ?? Patience),
                $"Waited {waiting.Elapsed.TotalSeconds:0} s for {what}. {seen?.Invoke()}"
            );
            await Task.Delay(pause);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }
}
