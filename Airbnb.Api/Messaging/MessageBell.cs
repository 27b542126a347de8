using System.Collections.Concurrent;
using System.Collections.Immutable;
using Airbnb.Core.Messaging;
using Airbnb.Core.Persistence;
using StackExchange.Redis;

namespace Airbnb.Api.Messaging;

/// <summary>
/// Wakes the streams of people who were written to, wherever that happened: every process hears it on Redis. While
/// Redis is away nothing rings, and streams have to look by themselves.
/// </summary>
public sealed class MessageBell(IConnectionMultiplexer redis, ILogger<MessageBell> logger) : BackgroundService
{
    /// <summary>Tabs and devices of one person, at one process.</summary>
    public const int MostStreams = 10;

    private static readonly RedisChannel Channel = new(MessageSignal.Channel, RedisChannel.PatternMode.Literal);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, ImmutableArray<Subscription>> listeners = new();

    /// <summary>Whether it would ring now.</summary>
    public bool IsHeard => redis.GetSubscriber().IsConnected(Channel);

    /// <summary>Wakes whenever the person was written to; null when they have too many streams already.</summary>
    public Subscription? Listen(Guid userId)
    {
        var subscription = new Subscription(gone => Forget(userId, gone));
        var all = listeners.AddOrUpdate(
            userId,
            [subscription],
            (_, others) => others.Length < MostStreams ? others.Add(subscription) : others
        );
        return all.Contains(subscription) ? subscription : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Those who listen look at once, for what they missed, and learn how long to wait from now on.
        redis.ConnectionFailed += (_, _) => RingAll();
        redis.ConnectionRestored += (_, _) => RingAll();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await redis.GetSubscriber().SubscribeAsync(Channel, (_, signal) => Ring(signal));
                return; // from now on the client looks after the subscription, through lost connections too
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                MessageBellLog.NotHeard(logger, exception);
                await Task.Delay(TryAgain, stoppingToken);
            }
        }
    }

    private void Ring(string? signal)
    {
        if (MessageSignal.Parse(signal) is not { } written)
            return;
        foreach (var userId in written.UserIds)
            Ring(userId);
    }

    private void Ring(Guid userId)
    {
        if (listeners.TryGetValue(userId, out var all))
            foreach (var listener in all)
                listener.Pulse();
    }

    private void RingAll()
    {
        foreach (var userId in listeners.Keys)
            Ring(userId);
    }

    private void Forget(Guid userId, Subscription gone)
    {
        var rest = listeners.AddOrUpdate(userId, [], (_, all) => all.Remove(gone));
        if (rest.IsEmpty)
            listeners.TryRemove(new KeyValuePair<Guid, ImmutableArray<Subscription>>(userId, rest));
    }
}

internal static partial class MessageBellLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis cannot be heard; live streams look by themselves.")]
    public static partial void NotHeard(ILogger logger, Exception exception);
}
