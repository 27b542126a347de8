using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>How incoming requests are traced.</summary>
public class AspNetCoreTraceInstrumentationOptions
{
    /// <summary>Which requests are traced; all when not set.</summary>
    public Func<HttpContext, bool>? Filter { get; set; }

    /// <summary>Adds to the span when the request has arrived.</summary>
    public Action<Activity, HttpRequest>? EnrichWithHttpRequest { get; set; }

    /// <summary>Adds to the span when the response has been sent.</summary>
    public Action<Activity, HttpResponse>? EnrichWithHttpResponse { get; set; }

    /// <summary>Adds to the span when the request failed with an exception.</summary>
    public Action<Activity, Exception>? EnrichWithException { get; set; }

    /// <summary>Whether an unhandled exception is recorded as an event of the span.</summary>
    public bool RecordException { get; set; }

    /// <summary>Set by OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION.</summary>
    internal bool DisableUrlQueryRedaction { get; set; }
}
