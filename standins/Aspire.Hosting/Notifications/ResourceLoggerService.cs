using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's console.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>Keeps what resources write, and what there is to say about them.</summary>
public class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ResourceConsole> _consoles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes to a resource's console.</summary>
    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    /// <summary>Writes to a resource's console.</summary>
    public ILogger GetLogger(string resourceName) => Of(resourceName);

    /// <summary>What a resource has written, then what it writes.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    /// <summary>What a resource has written, then what it writes.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Of(resourceName).Watch();

    /// <summary>What a resource has written.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) =>
        new[] { Of(resource.Name).Lines() }.ToAsyncEnumerable();

    internal ResourceConsole Of(string resourceName) => _consoles.GetOrAdd(resourceName, _ => new ResourceConsole());
}

/// <summary>The console of one resource: the latest lines, and whoever watches.</summary>
internal sealed class ResourceConsole : ILogger
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<LogLine>> _watchers = [];
    private int _count;

    public void Write(ConsoleLine line)
    {
        lock (_lock)
        {
            var at = line.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            var kept = new LogLine(++_count, $"{at} {line.Text}", line.IsError);
            _lines.Enqueue(kept);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }

            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(kept);
            }
        }
    }

    public IReadOnlyList<LogLine> Lines()
    {
        lock (_lock)
        {
            return [.. _lines];
        }
    }

    /// <summary>The latest lines without their times.</summary>
    public IReadOnlyList<string> Tail(int count) =>
        [.. Lines().TakeLast(count).Select(l => l.Content[(l.Content.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> Watch([EnumeratorCancellation] CancellationToken ct = default)
    {
        var channel = Channel.CreateUnbounded<LogLine>();
        IReadOnlyList<LogLine> soFar;
        lock (_lock)
        {
            soFar = [.. _lines];
            _watchers.Add(channel);
        }

        try
        {
            if (soFar.Count > 0)
            {
                yield return soFar;
            }

            while (await channel.Reader.WaitToReadAsync(ct))
            {
                var lines = new List<LogLine>();
                while (channel.Reader.TryRead(out var line))
                {
                    lines.Add(line);
                }

                yield return lines;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}";
        foreach (var line in text.Split('\n'))
        {
            Write(new ConsoleLine(DateTimeOffset.UtcNow, logLevel >= LogLevel.Error, line.TrimEnd('\r')));
        }
    }
}
