using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis;

/// <summary>
/// Makes spans of the commands that were sent while another span was running. The client only tells of commands in
/// hindsight, by what they were sent for: finished spans are asked for their commands once a second.
/// </summary>
internal sealed class CommandTracing(ConnectionMultiplexer connection) : IProfiler
{
    public const string SourceName = "OpenTelemetry.Instrumentation.StackExchangeRedis";

    // Spans that run on and on hand over their commands in between.
    private static readonly TimeSpan LongestCollection = TimeSpan.FromSeconds(10);
    private static readonly ActivitySource Source = new(SourceName);

    private readonly ConcurrentDictionary<Activity, Collection> _collections = new();

    public object? GetContext() =>
        Source.HasListeners() && Activity.Current is { IsAllDataRequested: true } parent ? CollectionOf(parent) : null;

    public void WriteFinished(bool all = false)
    {
        foreach (var (parent, collection) in _collections)
        {
            var due = all || parent.IsStopped || Stopwatch.GetElapsedTime(collection.StartedAt) > LongestCollection;
            if (due && _collections.TryRemove(parent, out _))
            {
                foreach (var command in connection.FinishProfiling(collection))
                {
                    Write(command, parent.Context);
                }
            }
        }
    }

    private Collection CollectionOf(Activity parent)
    {
        if (_collections.TryGetValue(parent, out var known))
        {
            return known;
        }

        lock (_collections)
        {
            return _collections.GetOrAdd(parent, _ => Begin());
        }
    }

    private Collection Begin()
    {
        var collection = new Collection(Stopwatch.GetTimestamp());
        connection.BeginProfiling(collection);
        return collection;
    }

    private static void Write(IProfiledCommand command, ActivityContext parent)
    {
        var start = new DateTimeOffset(DateTime.SpecifyKind(command.CommandCreated, DateTimeKind.Utc));
        using var span = Source.StartActivity(command.Command, ActivityKind.Client, parent, startTime: start);
        if (span is null)
        {
            return;
        }

        span.SetTag("db.system", "redis");
        span.SetTag("db.statement", command.Command);
        span.SetTag("db.redis.database_index", command.Db.ToString(CultureInfo.InvariantCulture));
        span.SetTag("db.redis.flags", command.Flags.ToString());
        var (address, port) = command.EndPoint switch
        {
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            DnsEndPoint dns => (dns.Host, dns.Port),
            _ => (command.EndPoint?.ToString(), 0),
        };
        span.SetTag("server.address", address);
        span.SetTag("server.port", port);
        span.SetEndTime((start + DurationOf(command)).UtcDateTime);
    }

    /// <summary>The client counts ticks of <see cref="Stopwatch"/>, and hands them out as those of a time span.</summary>
    private static TimeSpan DurationOf(IProfiledCommand command) =>
        Stopwatch.GetElapsedTime(0, command.ElapsedTime.Ticks);

    /// <summary>A class, for the client tells collections apart by reference.</summary>
    private sealed class Collection(long startedAt)
    {
        public long StartedAt => startedAt;
    }
}

/// <summary>Has the spans of all connections written, and the last ones at the end.</summary>
internal sealed class CommandTracingSchedule : IDisposable
{
    private readonly ConcurrentBag<CommandTracing> _connections = [];
    private readonly Timer _timer;

    public CommandTracingSchedule() =>
        _timer = new Timer(_ => WriteFinished(), state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public void Add(ConnectionMultiplexer connection)
    {
        var tracing = new CommandTracing(connection);
        connection.RegisterProfiler(tracing);
        _connections.Add(tracing);
    }

    public void Dispose()
    {
        _timer.Dispose();
        WriteFinished(all: true);
    }

    private void WriteFinished(bool all = false)
    {
        foreach (var connection in _connections)
        {
            connection.WriteFinished(all);
        }
    }
}
