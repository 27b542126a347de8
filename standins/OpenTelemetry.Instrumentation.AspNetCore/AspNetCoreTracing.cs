using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>
/// Gives the spans that ASP.NET Core makes their names and the attributes of the semantic conventions, which
/// ASP.NET Core 10 does not write by default.
/// </summary>
internal sealed class AspNetCoreTracing : IDisposable
{
    private readonly AspNetCoreTraceInstrumentationOptions _options;
    private readonly Callbacks _callbacks = new("OpenTelemetry-Instrumentation-AspNetCore");
    private readonly DiagnosticSubscription _subscription;

    public AspNetCoreTracing(AspNetCoreTraceInstrumentationOptions options)
    {
        _options = options;
        _subscription = new DiagnosticSubscription("Microsoft.AspNetCore", OnEvent);
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
            case "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start" when payload is HttpContext context:
                OnRequest(activity, context);
                break;
            case "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop" when payload is HttpContext context:
                OnResponse(activity, context);
                break;
            case "Microsoft.AspNetCore.Hosting.UnhandledException":
            case "Microsoft.AspNetCore.Diagnostics.UnhandledException":
                OnException(activity, payload);
                break;
        }
    }

    private void OnRequest(Activity activity, HttpContext context)
    {
        if (!_callbacks.Passes(_options.Filter, context, activity))
        {
            return;
        }

        var request = context.Request;
        HttpMethodNames.SetDisplayName(activity, request.Method);
        HttpMethodNames.SetTag(activity, request.Method);
        SetAddress(activity, request);
        activity.SetTag("network.protocol.version", ProtocolVersion(request.Protocol));
        if (request.Headers.UserAgent is [{ Length: > 0 } userAgent, ..])
        {
            activity.SetTag("user_agent.original", userAgent);
        }

        _callbacks.Enrich(_options.EnrichWithHttpRequest, activity, request);
    }

    private void SetAddress(Activity activity, HttpRequest request)
    {
        if (request.Host.HasValue)
        {
            activity.SetTag("server.address", request.Host.Host);
            if (request.Host.Port is { } port)
            {
                activity.SetTag("server.port", port);
            }
        }

        var path = request.PathBase.Add(request.Path);
        activity.SetTag("url.scheme", request.Scheme);
        activity.SetTag("url.path", path.HasValue ? path.ToString() : "/");
        if (request.QueryString.HasValue)
        {
            var query = request.QueryString.Value!;
            activity.SetTag("url.query", _options.DisableUrlQueryRedaction ? query : QueryRedaction.Redact(query));
        }
    }

    private void OnResponse(Activity activity, HttpContext context)
    {
        if (Route(context) is { Length: > 0 } route)
        {
            HttpMethodNames.SetDisplayName(activity, context.Request.Method, route);
            activity.SetTag("http.route", route);
        }

        var status = context.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= 500 && activity.Status == ActivityStatusCode.Unset)
        {
            activity.SetStatus(ActivityStatusCode.Error);
            if (activity.GetTagItem("error.type") is null)
            {
                activity.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
            }
        }

        _callbacks.Enrich(_options.EnrichWithHttpResponse, activity, context.Response);
    }

    private void OnException(Activity activity, object? payload)
    {
        // Anonymous types of ASP.NET Core whose property is a documented contract.
        if (payload?.GetType().GetProperty("exception")?.GetValue(payload) is not Exception exception)
        {
            return;
        }

        activity.SetTag("error.type", exception.GetType().FullName);
        if (_options.RecordException)
        {
            activity.AddException(exception);
        }

        activity.SetStatus(ActivityStatusCode.Error);
        _callbacks.Enrich(_options.EnrichWithException, activity, exception);
    }

    private static string? Route(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
            ? null
            : endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route
                ?? (endpoint as RouteEndpoint)?.RoutePattern.RawText;

    private static string ProtocolVersion(string protocol) =>
        protocol.StartsWith("HTTP/", StringComparison.Ordinal) ? protocol["HTTP/".Length..] : protocol;
}
