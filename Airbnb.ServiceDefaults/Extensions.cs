using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every service of the application does alike.</summary>
public static class Extensions
{
    private const string HealthPath = "/health";
    private const string AlivePath = "/alive";

    /// <summary>Doubles with each of the three retries: people wait, and what takes longer is tried again by the Worker.</summary>
    private static readonly TimeSpan FirstRetryAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Adds telemetry, health checks, service discovery, and HTTP clients that find services by name and survive
    /// passing faults.
    /// </summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.ConfigureOpenTelemetry();
        builder.AddDefaultHealthChecks();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddHttpMessageHandler(() => new RefusalsAsFaults());
            // By authority: one server that fails must not open the circuit to the others.
            http.AddStandardResilienceHandler(options => options.Retry.Delay = FirstRetryAfter)
                .SelectPipelineByAuthority();
            http.AddServiceDiscovery();
        });
        return builder;
    }

    /// <summary>
    /// Collects logs, metrics and traces of the frameworks and of the application's own <c>Airbnb.*</c> sources and
    /// meters, and sends them where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, if it says.
    /// </summary>
    public static TBuilder ConfigureOpenTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        builder
            .Services.AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter("Airbnb.*")
            )
            .WithTracing(tracing =>
                tracing
                    .AddSource(builder.Environment.ApplicationName, "Airbnb.*")
                    .AddAspNetCoreInstrumentation(options =>
                    {
                        options.Filter = context => !IsProbe(context);
                        options.EnrichWithHttpResponse = SecretAddresses.Hide;
                    })
                    .AddHttpClientInstrumentation(options =>
                        options.EnrichWithHttpRequestMessage = SecretAddresses.Hide
                    )
            );

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddOpenTelemetry().UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>Adds the check that says the process answers, tagged <c>live</c>.</summary>
    public static TBuilder AddDefaultHealthChecks<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        return builder;
    }

    /// <summary>
    /// Maps <c>/health</c>, which says whether the service can do its work (all checks), and <c>/alive</c>, which
    /// says whether the process should go on (those tagged <c>live</c>). Both are there in every environment, for
    /// orchestrators to probe; only in Development do they say which check fails and why.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        var detailed = app.Environment.IsDevelopment();
        Map(app, HealthPath, HealthResponse.Options(detailed, _ => true));
        Map(app, AlivePath, HealthResponse.Options(detailed, check => check.Tags.Contains("live")));
        return app;
    }

    private static void Map(WebApplication app, string path, HealthCheckOptions options) =>
        app.MapHealthChecks(path, options).AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();

    private static bool IsProbe(HttpContext context) =>
        context.Request.Path.StartsWithSegments(HealthPath, StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments(AlivePath, StringComparison.Ordinal);
}
