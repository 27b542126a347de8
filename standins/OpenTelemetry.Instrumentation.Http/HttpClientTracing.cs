using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace OpenTelemetry.Instrumentation.Http;

/// <summary>
/// Applies the options to the spans that HttpClient makes. Their attributes come from HttpClient itself, which
/// follows the semantic conventions since .NET 9.
/// </summary>
internal sealed class HttpClientTracing : IDisposable
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    private readonly HttpClientTraceInstrumentationOptions _options;
    private readonly Callbacks _callbacks = new("OpenTelemetry-Instrumentation-Http");
    private readonly DiagnosticSubscription _subscription;

    public HttpClientTracing(HttpClientTraceInstrumentationOptions options)
    {
        _options = options;
        _subscription = new DiagnosticSubscription("HttpHandlerDiagnosticListener", OnEvent);
    }

    public void Dispose() => _subscription.Dispose();

    private void OnEvent(string name, object? payload)
    {
        if (Activity.Current is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        switch (name)
        {
            case "System.Net.Http.HttpRequestOut.Start"
                when Read<HttpRequestMessage>(payload, "Request") is { } request:
                OnRequest(activity, request);
                break;
            case "System.Net.Http.HttpRequestOut.Stop"
                when Read<HttpResponseMessage>(payload, "Response") is { } response:
                _callbacks.Enrich(_options.EnrichWithHttpResponseMessage, activity, response);
                break;
            case "System.Net.Http.Exception" when Read<Exception>(payload, "Exception") is { } exception:
                OnException(activity, exception);
                break;
        }
    }

    private void OnRequest(Activity activity, HttpRequestMessage request)
    {
        // An activity that only the diagnostic listener asked for has no source: the sampler had dropped it.
        if (activity.Source.Name.Length == 0)
        {
            activity.IsAllDataRequested = false;
        }
        else if (_callbacks.Passes(_options.FilterHttpRequestMessage, request, activity))
        {
            HttpMethodNames.SetDisplayName(activity, request.Method.Method);
            _callbacks.Enrich(_options.EnrichWithHttpRequestMessage, activity, request);
        }
    }

    private void OnException(Activity activity, Exception exception)
    {
        if (_options.RecordException)
        {
            activity.AddException(exception);
        }

        _callbacks.Enrich(_options.EnrichWithException, activity, exception);
    }

    /// <summary>The payloads are internal types of System.Net.Http whose properties are a documented contract.</summary>
    private static T? Read<T>(object? payload, string property)
        where T : class =>
        payload is null
            ? null
            : Properties
                .GetOrAdd((payload.GetType(), property), static key => key.Item1.GetProperty(key.Item2))
                ?.GetValue(payload) as T;
}
