using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Airbnb.Core.Persistence;

/// <summary>
/// Postgres' LISTEN/NOTIFY for this process, on one connection. A signal only says "look again": whoever waits
/// re-reads the tables, and looks by itself now and then, so a lost connection delays but never loses anything.
/// </summary>
public sealed class Signals(IConfiguration configuration, ILogger<Signals> logger) : BackgroundService
{
    public const string Outbox = "outbox";
    public const string Deadlines = "deadlines";
    public const string PlatformClock = "platform_clock";
    public const string ClockFollowed = "clock_followed";

    private static readonly string[] Channels = [Outbox, Deadlines, PlatformClock, ClockFollowed];
    private readonly ConcurrentDictionary<Subscription, string> subscriptions = new();

    /// <summary>Signals on the channel from now on; dispose to stop listening.</summary>
    public Subscription Listen(string channel)
    {
        var subscription = new Subscription(gone => subscriptions.TryRemove(gone, out _));
        subscriptions[subscription] = channel;
        return subscription;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnce(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                SignalsLog.Lost(logger, exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task ListenOnce(CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(
            configuration.GetConnectionString(DatabaseOptions.ConnectionName)
        )
        {
            Pooling = false,
            KeepAlive = 10,
        };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        connection.Notification += (_, notification) => Pulse(notification.Channel);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = string.Join(';', Channels.Select(channel => $"LISTEN {channel}"));
            await listen.ExecuteNonQueryAsync(ct);
        }
        foreach (var channel in Channels)
            Pulse(channel);
        while (true)
            await connection.WaitAsync(ct);
    }

    private void Pulse(string channel)
    {
        foreach (var (subscription, on) in subscriptions)
            if (on == channel)
                subscription.Pulse();
    }
}

/// <summary>One waiter's view of a channel; pulses that come while it is busy are remembered as one.</summary>
public sealed class Subscription(Action<Subscription> dispose) : IDisposable
{
    private readonly Channel<bool> pulses = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Pulse() => pulses.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or when the longest wait is over.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(longest);
        try
        {
            await pulses.Reader.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The longest wait is over: the caller looks for itself.
        }
    }

    public void Dispose() => dispose(this);
}

internal static partial class SignalsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The LISTEN connection was lost; connecting again.")]
    public static partial void Lost(ILogger logger, Exception exception);
}
