using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Airbnb.Core.Persistence;
using Microsoft.Extensions.Options;

namespace Airbnb.Core.Accounts.Sessions;

/// <summary>Section <c>Sessions:Cache</c>.</summary>
public sealed record SessionCacheOptions
{
    /// <summary>How long an entry lives.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Who looked longer ago than this writes no entry, by Redis' own clock.</summary>
    public TimeSpan SlowestReader { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Nothing in the cache was read from Postgres longer ago than this.</summary>
    public TimeSpan OldestEntry => KeptFor + SlowestReader;

    /// <summary>How long an ending is remembered: twice as long as an entry from before it can be there, or come.</summary>
    public TimeSpan RememberedFor => 2 * OldestEntry;

    public bool AreSensible() => KeptFor > TimeSpan.Zero && SlowestReader > TimeSpan.Zero;
}

/// <param name="Found">Null when the cache says nothing; only Postgres knows then.</param>
/// <param name="BeganAt">When the look-up began, by Redis' clock in ms; null when Redis was not asked.</param>
public readonly record struct SessionLook(ActiveSession? Found, long? BeganAt);

/// <summary>
/// Sessions as Redis remembers them for a short while. It may say that a session lives, never that it has ended: then it
/// says nothing, and Postgres is asked. What ended leaves a tombstone, over which nobody writes who looked before; and
/// this process remembers it too, in case Redis did not hear. A process that cannot be sure to hear of all endings, as it
/// has no live LISTEN for long enough, does not believe the cache.
/// </summary>
public sealed class SessionCache(SharedCache redis, Signals signals, IOptions<SessionCacheOptions> options)
{
    private const string LookScript = """
        local time = redis.call('TIME')
        return { redis.call('GET', KEYS[1]), string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)) }
        """;

    private const string KeepScript = """
        local time = redis.call('TIME')
        local late = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[3] > tonumber(ARGV[4])
        if late or redis.call('GET', KEYS[1]) == '' then return { 0 } end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return { 1 }
        """;

    private const string ForgetScript = """
        redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
        return { 1 }
        """;

    private const int FewEnded = 1_000;
    private int mostEnded = FewEnded;

    private readonly ConcurrentDictionary<string, long> ended = new(StringComparer.Ordinal);

    private SessionCacheOptions Times => options.Value;

    /// <summary>Whether this process has heard of every ending that an entry could be older than.</summary>
    public bool IsTrusted => signals.LiveFor >= Times.OldestEntry;

    public async Task<SessionLook> Look(byte[] hash)
    {
        var key = KeyOf(hash);
        if (await redis.Run(LookScript, [key]) is not { } answer)
            return default;
        var (text, beganAt) = ((string?)answer[0], (long)answer[1]);
        var found = string.IsNullOrEmpty(text) || !IsTrusted || ended.ContainsKey(key) ? null : Read(text);
        return new SessionLook(found, beganAt);
    }

    /// <summary>Remembers what Postgres said after the look, unless it has ended since.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> Keep(byte[] hash, ActiveSession session, SessionLook look)
    {
        var key = KeyOf(hash);
        if (look.BeganAt is not { } beganAt || ended.ContainsKey(key))
            return false;
        var kept = await redis.Run(
            KeepScript,
            [key],
            JsonSerializer.Serialize(session),
            Milliseconds(Times.KeptFor),
            beganAt,
            Milliseconds(Times.SlowestReader)
        );
        return kept is not null && (int)kept[0] == 1;
    }

    /// <summary>
    /// From now on Postgres is asked for these: said before the transaction that ends them commits, and again by each
    /// replica that hears of the commit.
    /// </summary>
    public async Task Forget(IReadOnlyCollection<byte[]> hashes)
    {
        foreach (var hash in hashes)
            Distrust(hash);
        foreach (var some in hashes.Chunk(100))
            await Task.WhenAll(
                some.Select(hash => redis.Run(ForgetScript, [KeyOf(hash)], Milliseconds(Times.RememberedFor)))
            );
    }

    /// <summary>The half of it that is this process' own, at once.</summary>
    public void Distrust(byte[] hash)
    {
        ended[KeyOf(hash)] = Stopwatch.GetTimestamp();
        if (ended.Count > mostEnded)
            DropOldEndings();
    }

    private void DropOldEndings()
    {
        foreach (var (key, since) in ended)
            if (Stopwatch.GetElapsedTime(since) > Times.RememberedFor)
                ended.TryRemove(new KeyValuePair<string, long>(key, since));
        mostEnded = Math.Max(FewEnded, 2 * ended.Count); // not again before as many have come
    }

    private static ActiveSession? Read(string text) => JsonSerializer.Deserialize<ActiveSession>(text);

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static string KeyOf(byte[] hash) => $"session:{Convert.ToHexStringLower(hash)}";
}
