using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Airbnb.Tests.Http;

/// <summary>Whoever calls a server knows one way in which it is away.</summary>
public sealed class UnreachableTests
{
    [Fact]
    public async Task A_server_that_takes_too_long_is_away()
    {
        using var host = HostWith(
            new Server(async ct =>
            {
                await new TaskCompletionSource().Task.WaitAsync(ct); // never
                return HttpStatusCode.OK;
            }),
            options =>
                options.TotalRequestTimeout.Timeout = options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(50)
        );

        var away = await Assert.ThrowsAsync<HttpRequestException>(() => Call(host));

        Assert.IsAssignableFrom<ExecutionRejectedException>(away.InnerException);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_away_when_it_is_not_even_asked()
    {
        using var host = HostWith(
            new Server(_ => Task.FromResult(HttpStatusCode.InternalServerError)),
            options => (options.CircuitBreaker.MinimumThroughput, options.Retry.Delay) = (2, TimeSpan.Zero)
        );

        var away = await Assert.ThrowsAsync<HttpRequestException>(() => Call(host));

        Assert.IsAssignableFrom<ExecutionRejectedException>(away.InnerException);
    }

    private static Task<HttpResponseMessage> Call(IHost host) =>
        host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("some").GetAsync("http://some.example/");

    private static IHost HostWith(Server server, Action<HttpStandardResilienceOptions> change)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddServiceDefaults();
        builder.Services.AddHttpClient("some").ConfigurePrimaryHttpMessageHandler(() => server);
        builder.Services.PostConfigureAll(change);
        return builder.Build();
    }

    private sealed class Server(Func<CancellationToken, Task<HttpStatusCode>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => new(await answer(cancellationToken));
    }
}
