using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace StandIns.Tests.Integrations;

public sealed class ServiceDefaultsTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_collector()
    {
        await using var collector = await OtlpReceiver.Start();
        await using var service = await Start(
            _ => { },
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_SERVICE_NAME=traced-service",
            "--OTEL_BSP_SCHEDULE_DELAY=100",
            "--OTEL_BLRP_SCHEDULE_DELAY=100",
            "--OTEL_METRIC_EXPORT_INTERVAL=100"
        );
        using var client = Client(service);

        using (SuppressInstrumentationScope.Begin())
        {
            await client.GetStringAsync("/alive");
        }

        await client.GetStringAsync("/things/7?secret=hidden-value");

        await collector.Brings(
            "traces",
            "traced-service",
            "GET /things/{id:int}",
            "http.route",
            "http.response.status_code",
            "secret=Redacted",
            "made by the service",
            "System.Net.Http"
        );
        await collector.Brings("metrics", "http.server.request.duration", "airbnb.things", "dotnet.gc.collections");
        await collector.Brings("logs", "A thing was asked for");
        Assert.DoesNotContain("hidden-value", collector.Text("traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("/alive", collector.Text("traces"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "/health", HttpStatusCode.ServiceUnavailable, true)]
    [InlineData("Development", "/alive", HttpStatusCode.OK, true)]
    [InlineData("Production", "/health", HttpStatusCode.ServiceUnavailable, false)]
    [InlineData("Production", "/alive", HttpStatusCode.OK, false)]
    public async Task Probe_is_answered_in_every_environment(
        string environment,
        string path,
        HttpStatusCode status,
        bool detailed
    )
    {
        await using var service = await Start(
            services => services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy("gone")),
            $"--environment={environment}"
        );
        using var client = Client(service);

        using var response = await client.GetAsync(path);

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(detailed, body.Contains("self", StringComparison.Ordinal));
        Assert.Equal(detailed && path == "/health", body.Contains("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_find_services_by_name_and_retry()
    {
        var requests = 0;
        await using var target = await Start(services =>
            services.AddSingleton<IStartupFilter>(
                new Middleware(context =>
                    Interlocked.Increment(ref requests) == 1
                        ? StatusCodes.Status503ServiceUnavailable
                        : StatusCodes.Status200OK
                )
            )
        );
        await using var service = await Start(_ => { }, $"--Services:target:http:0={target.Urls.First()}");
        using var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

        using var response = await client.GetAsync(new Uri("https+http://target/things/1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, requests);
    }

    private static async Task<WebApplication> Start(Action<IServiceCollection> configure, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = ["--urls=http://127.0.0.1:0", .. settings],
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.AddServiceDefaults();
        configure(builder.Services);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/things/{id:int}", Thing);
        await app.StartAsync();
        return app;
    }

    private static string Thing(int id, ILogger<ServiceDefaultsTests> log)
    {
        using var source = new ActivitySource("Airbnb.Things");
        using var activity = source.StartActivity("made by the service");
        using var meter = new Meter("Airbnb.Things");
        meter.CreateCounter<long>("airbnb.things").Add(1);
        log.LogInformation("A thing was asked for: {Id}", id);
        return "thing";
    }

    private static HttpClient Client(WebApplication service) => new() { BaseAddress = new Uri(service.Urls.First()) };

    private sealed class Middleware(Func<HttpContext, int> status) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Run(context =>
                {
                    context.Response.StatusCode = status(context);
                    return Task.CompletedTask;
                });
                next(app);
            };
    }
}
