using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Airbnb.Core.Persistence;

/// <summary>
/// Postgres' LISTEN/NOTIFY for this process, on one connection. A signal only says "look again": whoever waits
/// re-reads the tables, and looks by itself now and then, so a lost connection delays but never loses anything. Who keeps
/// something in memory until a signal says otherwise asks <see cref="LiveFor"/> whether it would have come.
/// </summary>
public sealed class Signals(IConfiguration configuration, ILogger<Signals> logger) : BackgroundService
{
    public const string Outbox = "outbox";
    public const string Deadlines = "deadlines";
    public const string PlatformClock = "platform_clock";
    public const string ClockFollowed = "clock_followed";

    /// <summary>With the hash of a session's token that counts no more, from a trigger.</summary>
    public const string Sessions = "sessions";

    private static readonly string[] Channels = [Outbox, Deadlines, PlatformClock, ClockFollowed, Sessions];

    /// <summary>How often a quiet connection is tried, and how soon after that it is taken for dead.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DeafAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Subscription, string> subscriptions = new();
    private readonly ConcurrentDictionary<Hearing, string> hearings = new();
    private long listensSince;
    private long heardAt;

    /// <summary>For how long nothing that was signalled has been missed; zero while that is not sure.</summary>
    public TimeSpan LiveFor
    {
        get
        {
            var (since, heard) = (Volatile.Read(ref listensSince), Volatile.Read(ref heardAt));
            return since == 0 || Stopwatch.GetElapsedTime(heard) > DeafAfter
                ? TimeSpan.Zero
                : Stopwatch.GetElapsedTime(since);
        }
    }

    /// <summary>Signals on the channel from now on; dispose to stop listening.</summary>
    public Subscription Listen(string channel)
    {
        var subscription = new Subscription(gone => subscriptions.TryRemove(gone, out _));
        subscriptions[subscription] = channel;
        return subscription;
    }

    /// <summary>Hands over what each signal on the channel says, before anything that was signalled later.</summary>
    /// <param name="hear">Must be quick: all other signals wait for it.</param>
    public IDisposable Hear(string channel, Action<string> hear)
    {
        var hearing = new Hearing(hear, gone => hearings.TryRemove(gone, out _));
        hearings[hearing] = channel;
        return hearing;
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
        await using var source = Source();
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, notification) => Pass(notification.Channel, notification.Payload);
        await Run(connection, string.Join(';', Channels.Select(channel => $"LISTEN {channel}")), ct);
        Volatile.Write(ref heardAt, Stopwatch.GetTimestamp());
        Volatile.Write(ref listensSince, Stopwatch.GetTimestamp());
        try
        {
            foreach (var channel in Channels)
                Pulse(channel);
            while (true)
            {
                if (!await connection.WaitAsync(Heartbeat, ct))
                    await Run(connection, "SELECT", ct);
                Volatile.Write(ref heardAt, Stopwatch.GetTimestamp());
            }
        }
        finally
        {
            Volatile.Write(ref listensSince, 0);
        }
    }

    /// <summary>Without traces: twice a second it says nothing but that it is there.</summary>
    private NpgsqlDataSource Source()
    {
        var source = new NpgsqlDataSourceBuilder(configuration.GetConnectionString(DatabaseOptions.ConnectionName))
        {
            ConnectionStringBuilder = { Pooling = false, CommandTimeout = 5 },
        };
        return source.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false)).Build();
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private void Pass(string channel, string payload)
    {
        foreach (var (hearing, on) in hearings)
            if (on == channel)
                hearing.Hear(payload);
        Pulse(channel);
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

/// <summary>Whoever is handed what signals say; dispose to stop.</summary>
internal sealed class Hearing(Action<string> hear, Action<Hearing> dispose) : IDisposable
{
    public void Hear(string payload) => hear(payload);

    public void Dispose() => dispose(this);
}

internal static partial class SignalsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The LISTEN connection was lost; connecting again.")]
    public static partial void Lost(ILogger logger, Exception exception);
}
