using System.Diagnostics;

namespace OpenTelemetry.Instrumentation.Http;

/// <summary>How outgoing HTTP requests are traced.</summary>
public class HttpClientTraceInstrumentationOptions
{
    /// <summary>Which requests are traced; all when not set.</summary>
    public Func<HttpRequestMessage, bool>? FilterHttpRequestMessage { get; set; }

    /// <summary>Adds to the span when the request is about to be sent.</summary>
    public Action<Activity, HttpRequestMessage>? EnrichWithHttpRequestMessage { get; set; }

    /// <summary>Adds to the span when the response has arrived.</summary>
    public Action<Activity, HttpResponseMessage>? EnrichWithHttpResponseMessage { get; set; }

    /// <summary>Adds to the span when sending failed.</summary>
    public Action<Activity, Exception>? EnrichWithException { get; set; }

    /// <summary>Whether a failure is recorded as an event of the span.</summary>
    public bool RecordException { get; set; }
}
