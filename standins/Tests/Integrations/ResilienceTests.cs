using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace StandIns.Tests.Integrations;

public sealed class ResilienceTests
{
    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        var options = new HttpStandardResilienceOptions();

        Assert.Equal(1000, options.RateLimiter.DefaultRateLimiterOptions.PermitLimit);
        Assert.Equal(0, options.RateLimiter.DefaultRateLimiterOptions.QueueLimit);
        Assert.Equal(TimeSpan.FromSeconds(30), options.TotalRequestTimeout.Timeout);
        Assert.Equal(3, options.Retry.MaxRetryAttempts);
        Assert.Equal(DelayBackoffType.Exponential, options.Retry.BackoffType);
        Assert.True(options.Retry.UseJitter);
        Assert.Equal(TimeSpan.FromSeconds(2), options.Retry.Delay);
        Assert.Equal(0.1, options.CircuitBreaker.FailureRatio);
        Assert.Equal(100, options.CircuitBreaker.MinimumThroughput);
        Assert.Equal(TimeSpan.FromSeconds(30), options.CircuitBreaker.SamplingDuration);
        Assert.Equal(TimeSpan.FromSeconds(5), options.CircuitBreaker.BreakDuration);
        Assert.Equal(TimeSpan.FromSeconds(10), options.AttemptTimeout.Timeout);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, 4)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 4)]
    [InlineData(HttpStatusCode.RequestTimeout, 4)]
    [InlineData(HttpStatusCode.TooManyRequests, 4)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.OK, 1)]
    public async Task Answer_is_asked_for_so_often(HttpStatusCode status, int attempts)
    {
        var server = new Server(_ => new HttpResponseMessage(status));
        await using var services = Build(server, Quick);

        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(attempts, server.Requests);
    }

    [Fact]
    public async Task Failure_of_transport_is_retried_with_the_content()
    {
        var server = new Server(request =>
            request < 3
                ? throw new HttpRequestException("connection refused")
                : new HttpResponseMessage(HttpStatusCode.OK)
        );
        await using var services = Build(server, Quick);

        using var response = await Client(services).PostAsync(new Uri("http://a.example"), new StringContent("body"));

        Assert.Equal(3, server.Requests);
        Assert.Equal(["body", "body", "body"], server.Bodies);
    }

    [Fact]
    public async Task Retry_after_decides_about_the_delay()
    {
        var server = new Server(request =>
        {
            var response = new HttpResponseMessage(
                request == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK
            );
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            return response;
        });
        await using var services = Build(server, options => options.Retry.Delay = TimeSpan.FromMinutes(1));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        Assert.Equal(2, server.Requests);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.95), Patience.Long);
    }

#pragma warning disable EXTEXP0001 // Experimental in the real package too.
    [Fact]
    public async Task Unsafe_methods_are_not_retried_when_disabled()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        await using var services = Build(
            server,
            options =>
            {
                Quick(options);
                options.Retry.DisableForUnsafeHttpMethods();
            }
        );

        using var posted = await Client(services).PostAsync(new Uri("http://a.example"), content: null);
        Assert.Equal(1, server.Requests);
        using var got = await Client(services).GetAsync(new Uri("http://a.example"));
        Assert.Equal(5, server.Requests);
    }

    [Fact]
    public async Task Failed_transport_of_an_unsafe_method_is_not_retried_when_disabled()
    {
        var server = new Server(_ => throw new HttpRequestException("connection reset"));
        await using var services = Build(
            server,
            options =>
            {
                Quick(options);
                options.Retry.DisableFor(HttpMethod.Post);
            }
        );

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            Client(services).PostAsync(new Uri("http://a.example"), content: null)
        );

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Removed_handlers_do_not_retry()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        var collection = new ServiceCollection();
        collection.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
        collection
            .AddHttpClient("client")
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(() => server);
        await using var services = collection.BuildServiceProvider();

        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        Assert.Equal(1, server.Requests);
    }
#pragma warning restore EXTEXP0001

    [Fact]
    public async Task Slow_attempt_is_given_up_and_retried()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.OK)) { HangsUntil = 2 };
        await using var services = Build(
            server,
            options =>
            {
                Quick(options);
                options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(100);
            }
        );

        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Total_timeout_ends_all_attempts()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.OK)) { HangsUntil = int.MaxValue };
        await using var services = Build(
            server,
            options =>
            {
                Quick(options);
                options.Retry.MaxRetryAttempts = 1000;
                options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(100);
                options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(300);
            }
        );

        var rejected = await Assert.ThrowsAsync<TimeoutRejectedException>(() =>
            Client(services).GetAsync(new Uri("http://a.example"))
        );
        Assert.Equal(TimeSpan.FromMilliseconds(300), rejected.Timeout);
    }

    [Fact]
    public async Task Circuit_opens_for_the_failing_server_only()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        await using var services = Build(
            server,
            options =>
            {
                Quick(options);
                options.CircuitBreaker.MinimumThroughput = 4;
                options.CircuitBreaker.FailureRatio = 1;
                options.CircuitBreaker.BreakDuration = TimeSpan.FromMinutes(1);
            },
            pipeline => pipeline.SelectPipelineByAuthority()
        );
        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        await Assert.ThrowsAsync<BrokenCircuitException>(() => Client(services).GetAsync(new Uri("http://a.example")));
        Assert.Equal(4, server.Requests);
        using var other = await Client(services).GetAsync(new Uri("http://b.example"));
        Assert.Equal(8, server.Requests);
    }

    [Fact]
    public async Task Request_that_finds_no_place_is_rejected()
    {
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.OK)) { HangsUntil = int.MaxValue };
        await using var services = Build(
            server,
            options => options.RateLimiter.DefaultRateLimiterOptions.PermitLimit = 1
        );
        using var giveUp = new CancellationTokenSource();
        var first = Client(services).GetAsync(new Uri("http://a.example"), giveUp.Token);
        await server.Reached.WaitAsync(Patience.Long);

        await Assert.ThrowsAsync<RateLimiterRejectedException>(() =>
            Client(services).GetAsync(new Uri("http://a.example"))
        );

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task Options_come_from_configuration()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Http:Retry:MaxRetryAttempts", "1"), new("Http:Retry:Delay", "00:00:00")])
            .Build();
        var server = new Server(_ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        await using var services = Build(
            server,
            _ => { },
            pipeline => pipeline.Configure(configuration.GetSection("Http"))
        );

        using var response = await Client(services).GetAsync(new Uri("http://a.example"));

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Times_that_defeat_each_other_are_refused()
    {
        await using var services = Build(
            new Server(_ => new HttpResponseMessage()),
            options => options.AttemptTimeout.Timeout = TimeSpan.FromMinutes(1)
        );

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            Client(services).GetAsync(new Uri("http://a.example"))
        );
        Assert.Equal(2, refusal.Failures.Count());
    }

    private static void Quick(HttpStandardResilienceOptions options) => options.Retry.Delay = TimeSpan.Zero;

    private static ServiceProvider Build(
        Server server,
        Action<HttpStandardResilienceOptions> configure,
        Action<IHttpStandardResiliencePipelineBuilder>? pipeline = null
    )
    {
        var services = new ServiceCollection();
        var client = services.AddHttpClient("client").ConfigurePrimaryHttpMessageHandler(() => server);
        var builder = client.AddStandardResilienceHandler(configure);
        pipeline?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static HttpClient Client(ServiceProvider services) =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient("client");

    private sealed class Server(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Requests { get; private set; }

        public List<string> Bodies { get; } = [];

        /// <summary>Requests before this one are not answered.</summary>
        public int HangsUntil { get; init; }

        public Task Reached => _reached.Task;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var number = ++Requests;
            _reached.TrySetResult();
            if (request.Content is not null)
            {
                Bodies.Add(await request.Content.ReadAsStringAsync(cancellationToken));
            }

            if (number < HangsUntil)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            var response = answer(number);
            response.RequestMessage = request;
            return response;
        }
    }
}
