namespace Airbnb.Core.Limits;

/// <summary>The buckets of this process alone.</summary>
public sealed class LocalBuckets
{
    private const int Few = 1_000;

    private readonly Dictionary<string, long> fullAt = new(StringComparer.Ordinal);
    private readonly Lock counting = new();
    private int most = Few;

    /// <summary>How many are remembered: those that are not full, and some that are.</summary>
    public int Count => fullAt.Count;

    public Taken Take(TokenBucket bucket, string key, DateTimeOffset at)
    {
        var now = at.UtcTicks / TimeSpan.TicksPerMicrosecond;
        lock (counting)
        {
            var taken = bucket.Take(fullAt.GetValueOrDefault(key), now);
            fullAt[key] = taken.FullAt;
            if (fullAt.Count > most)
                DropFull(now);
            return taken;
        }
    }

    private void DropFull(long now)
    {
        foreach (var (key, at) in fullAt)
            if (at <= now)
                fullAt.Remove(key);
        most = Math.Max(Few, 2 * fullAt.Count); // not again before as many have come
    }
}
