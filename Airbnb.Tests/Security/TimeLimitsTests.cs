using System.Net;
using System.Text.Json;
using Airbnb.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Airbnb.Tests.Security;

public sealed class TimeLimitsTests
{
    [Fact]
    public async Task What_takes_too_long_is_given_up()
    {
        await using var app = await Started();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await http.GetAsync("/endless");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("request.timeout", problem.RootElement.GetProperty("code").GetString());
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Streams_take_as_long_as_they_take()
    {
        await using var app = await Started();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)); // thrice the limit

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.GetAsync("/stream", patience.Token));
    }

    private static async Task<WebApplication> Started()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Http:Answer", "00:00:00.1")]);
        builder.Services.AddTimeLimits();
        var app = builder.Build();
        app.UseRequestTimeouts();
        app.MapGet("/endless", (HttpContext context) => Never(context.RequestAborted));
        app.MapGet("/stream", (HttpContext context) => Never(context.RequestAborted)).TakesItsTime();
        await app.StartAsync();
        return app;
    }

    private static Task Never(CancellationToken ct) => new TaskCompletionSource().Task.WaitAsync(ct);
}
