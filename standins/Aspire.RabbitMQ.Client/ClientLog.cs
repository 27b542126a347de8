using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Aspire.RabbitMQ.Client;

/// <summary>Writes what the client reports through its event source to the log category RabbitMQ.Client.</summary>
internal sealed class ClientLog(ILoggerFactory loggers) : IDisposable
{
    private readonly ILogger _log = loggers.CreateLogger("RabbitMQ.Client");
    private readonly Lock _starting = new();
    private Listener? _listener;

    public void Start()
    {
        lock (_starting)
        {
            _listener ??= new Listener(Write);
        }
    }

    public void Dispose() => _listener?.Dispose();

    private void Write(EventWrittenEventArgs reported)
    {
        var level = reported.Level switch
        {
            EventLevel.Critical => LogLevel.Critical,
            EventLevel.Error => LogLevel.Error,
            EventLevel.Warning => LogLevel.Warning,
            EventLevel.Verbose => LogLevel.Debug,
            _ => LogLevel.Information,
        };
        var message = reported.Payload is [{ } first, ..] ? first.ToString() : reported.EventName;

        // Errors carry the exception's parts as a second item.
        var exception = reported.Payload is [_, IDictionary<string, object?> parts, ..] ? Text(parts) : "";
        _log.Log(level, reported.EventId, "{Message}{Exception}", message, exception);
    }

    private static string Text(IDictionary<string, object?> exception) =>
        string.Concat(exception.Values.Where(part => part is string { Length: > 0 }).Select(part => $"\n{part}"));

    private sealed class Listener : EventListener
    {
        private readonly List<EventSource> _early = [];
        private readonly Action<EventWrittenEventArgs>? _write;

        public Listener(Action<EventWrittenEventArgs> write)
        {
            _write = write;
            _early.ForEach(Enable);
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // The base constructor reports the sources that exist already, before this one has run.
            if (_write is null)
            {
                _early.Add(eventSource);
            }
            else
            {
                Enable(eventSource);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => _write?.Invoke(eventData);

        private void Enable(EventSource source)
        {
            if (source.Name is "rabbitmq-client" or "rabbitmq-dotnet-client")
            {
                EnableEvents(source, EventLevel.Verbose);
            }
        }
    }
}
