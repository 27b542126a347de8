using System.Diagnostics;

namespace OpenTelemetry.Instrumentation;

/// <summary>Hands the events of every diagnostic listener of one name to a callback until disposed.</summary>
internal sealed class DiagnosticSubscription : IObserver<DiagnosticListener>, IDisposable
{
    private readonly string _listenerName;
    private readonly Action<string, object?> _onEvent;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly IDisposable _allListeners;

    public DiagnosticSubscription(string listenerName, Action<string, object?> onEvent)
    {
        _listenerName = listenerName;
        _onEvent = onEvent;
        _allListeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, _listenerName, StringComparison.Ordinal))
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(value.Subscribe(new Events(_onEvent)));
            }
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        _allListeners.Dispose();
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
            _subscriptions.Clear();
        }
    }

    private sealed class Events(Action<string, object?> onEvent) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value) => onEvent(value.Key, value.Value);

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
