using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Trace;

namespace StandIns.Tests.Integrations;

public sealed class TracingTests
{
    [Fact]
    public async Task Request_is_described_by_the_semantic_conventions()
    {
        await using var traced = await Traced.Start(_ => { });

        var (server, client) = await traced.Send("/things/7?a=1&b");

        Assert.Equal("GET /things/{id}", server.DisplayName);
        Assert.Equal(ActivityKind.Server, server.Kind);
        Assert.Equal(client.SpanId, server.ParentSpanId);
        Assert.Equal("GET", server.GetTagItem("http.request.method"));
        Assert.Equal("/things/{id}", server.GetTagItem("http.route"));
        Assert.Equal("/things/7", server.GetTagItem("url.path"));
        Assert.Equal("?a=Redacted&b", server.GetTagItem("url.query"));
        Assert.Equal("http", server.GetTagItem("url.scheme"));
        Assert.Equal("127.0.0.1", server.GetTagItem("server.address"));
        Assert.Equal(traced.Port, server.GetTagItem("server.port"));
        Assert.Equal("1.1", server.GetTagItem("network.protocol.version"));
        Assert.Equal("test/1.0", server.GetTagItem("user_agent.original"));
        Assert.Equal(200, server.GetTagItem("http.response.status_code"));
        Assert.Equal(ActivityStatusCode.Unset, server.Status);

        Assert.Equal("GET", client.DisplayName);
        Assert.Equal("GET", client.GetTagItem("http.request.method"));
        Assert.Equal(200, client.GetTagItem("http.response.status_code"));
        Assert.Equal("127.0.0.1", client.GetTagItem("server.address"));
    }

    [Fact]
    public async Task Failed_request_is_an_error_with_its_exception()
    {
        await using var traced = await Traced.Start(options => options.RecordException = true);

        var (server, client) = await traced.Send("/fail");

        Assert.Equal(ActivityStatusCode.Error, server.Status);
        Assert.Equal(500, server.GetTagItem("http.response.status_code"));
        Assert.Equal("System.InvalidOperationException", server.GetTagItem("error.type"));
        Assert.Contains(server.Events, recorded => recorded.Name == "exception");
        Assert.Equal(ActivityStatusCode.Error, client.Status);
        Assert.Equal("500", client.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Unknown_path_is_no_error_and_names_no_route()
    {
        await using var traced = await Traced.Start(_ => { });

        var (server, _) = await traced.Send("/nowhere");

        Assert.Equal("GET", server.DisplayName);
        Assert.Null(server.GetTagItem("http.route"));
        Assert.Equal(ActivityStatusCode.Unset, server.Status);
    }

    [Fact]
    public async Task Filtered_requests_are_not_exported()
    {
        await using var traced = await Traced.Start(
            options => options.Filter = context => context.Request.Path != "/things/1",
            options => options.FilterHttpRequestMessage = request => request.RequestUri!.AbsolutePath != "/things/2"
        );

        await traced.Get("/things/1");
        await traced.Get("/things/2");
        await traced.Send("/things/3");

        // What the client does not record, the server is told not to record either.
        Assert.Equal(["/things/3"], traced.Of(ActivityKind.Server).Select(span => span.GetTagItem("url.path")));
        Assert.Equal(2, traced.Of(ActivityKind.Client).Count());
    }

    [Fact]
    public async Task Callback_that_throws_does_not_fail_the_request()
    {
        await using var traced = await Traced.Start(options =>
        {
            options.EnrichWithHttpRequest = (_, _) => throw new InvalidOperationException("a bug");
            options.EnrichWithHttpResponse = (span, response) => span.SetTag("length", response.ContentLength ?? 0);
        });

        var (server, _) = await traced.Send("/things/1");

        Assert.Equal(0L, server.GetTagItem("length"));
    }

    /// <summary>A service and a client whose spans are collected.</summary>
    private sealed class Traced : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly Collector _collector;
        private readonly HttpClient _client = new();

        private Traced(WebApplication app, Collector collector)
        {
            _app = app;
            _collector = collector;
            _client.BaseAddress = new Uri(app.Urls.First());
            _client.DefaultRequestHeaders.UserAgent.ParseAdd("test/1.0");
        }

        public int Port => _client.BaseAddress!.Port;

        public static async Task<Traced> Start(
            Action<AspNetCoreTraceInstrumentationOptions> server,
            Action<HttpClientTraceInstrumentationOptions>? client = null
        )
        {
            var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
            var collector = new Collector();
            builder
                .Services.AddOpenTelemetry()
                .WithTracing(tracing =>
                    tracing
                        .AddAspNetCoreInstrumentation(server)
                        .AddHttpClientInstrumentation(client)
                        .AddProcessor(new SimpleActivityExportProcessor(collector))
                );
            var app = builder.Build();
            app.MapGet("/things/{id}", (string id) => id);
            app.MapGet("/fail", IResult () => throw new InvalidOperationException("on purpose"));
            await app.StartAsync();
            return new Traced(app, collector);
        }

        public async Task Get(string path)
        {
            using var response = await _client.GetAsync(path);
        }

        public async Task<(Activity Server, Activity Client)> Send(string path)
        {
            await Get(path);
            var wanted = path.Split('?')[0];
            var server = await _collector.Await(span =>
                span.Kind == ActivityKind.Server && wanted.Equals(span.GetTagItem("url.path")) && IsOurs(span)
            );
            return (server, await _collector.Await(span => span.SpanId == server.ParentSpanId));
        }

        // Sources are the process's: tests of other classes may be heard as well.
        public IEnumerable<Activity> Of(ActivityKind kind) =>
            _collector.Spans.Where(span => span.Kind == kind && IsOurs(span));

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _app.DisposeAsync();
        }

        private bool IsOurs(Activity span) => Port.Equals(span.GetTagItem("server.port"));
    }

    private sealed class Collector : BaseExporter<Activity>
    {
        private readonly SemaphoreSlim _arrivals = new(0);

        public ConcurrentQueue<Activity> Spans { get; } = new();

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                Spans.Enqueue(span);
                _arrivals.Release();
            }

            return ExportResult.Success;
        }

        // A server's span ends after its client has the answer.
        public async Task<Activity> Await(Func<Activity, bool> wanted)
        {
            while (true)
            {
                if (Spans.FirstOrDefault(wanted) is { } found)
                {
                    return found;
                }

                Assert.True(await _arrivals.WaitAsync(Patience.Long), "The span did not arrive.");
            }
        }
    }
}
