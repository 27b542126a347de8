using System.Diagnostics;
using StackExchange.Redis;

namespace Airbnb.Core.Persistence;

/// <summary>
/// Redis, as far as it answers soon. What it holds can be lost or rebuilt, so nobody waits for it: whoever gets no
/// answer does without, and for a moment nobody asks again.
/// </summary>
/// <param name="redis">Null in a process that has no connection.</param>
/// <param name="patience">How soon is soon; a quarter of a second unless told.</param>
public sealed class SharedCache(IConnectionMultiplexer? redis = null, TimeSpan? patience = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private long failedAt = Stopwatch.GetTimestamp() - (long)(2 * Rest.TotalSeconds * Stopwatch.Frequency);

    /// <summary>What the script answers, as a list; null without Redis.</summary>
    public async Task<RedisResult[]?> Run(string script, string[] keys, params RedisValue[] values)
    {
        if (redis is not { IsConnected: true } || Stopwatch.GetElapsedTime(Volatile.Read(ref failedAt)) < Rest)
            return null;
        try
        {
            RedisKey[] redisKeys = [.. keys.Select(key => (RedisKey)key)];
            var answer = await redis
                .GetDatabase()
                .ScriptEvaluateAsync(script, redisKeys, values)
                .WaitAsync(patience ?? Patience);
            return (RedisResult[]?)answer;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Volatile.Write(ref failedAt, Stopwatch.GetTimestamp());
            return null;
        }
    }
}
