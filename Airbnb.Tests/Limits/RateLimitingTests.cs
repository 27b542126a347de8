using System.Net;
using System.Security.Claims;
using Airbnb.Api.Http;
using Airbnb.Api.Limits;
using Airbnb.Core.Limits;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Limits;

/// <summary>What the API says to those who ask often, on a server with few routes and low limits.</summary>
public sealed class RateLimitingTests : IAsyncLifetime
{
    private WebApplication? app;

    [Fact]
    public async Task Each_answer_says_what_is_left_and_one_too_many_how_long_to_wait()
    {
        var http = await Server();

        var first = await http.GetAsync("limited");
        var second = await http.GetAsync("limited");
        var third = await http.GetAsync("limited");

        Assert.Equal("\"registration\";q=2;w=60", Header(first, "RateLimit-Policy"));
        Assert.Equal("\"registration\";r=1;t=30", Header(first, "RateLimit"));
        Assert.Equal("\"registration\";r=0;t=60", Header(second, "RateLimit"));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("application/problem+json", third.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"limit.exceeded\"", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("\"registration\";r=0;t=60", Header(third, "RateLimit"));
        Assert.Equal(TimeSpan.FromSeconds(30), third.Headers.RetryAfter!.Delta);
        Assert.Null(first.Headers.RetryAfter);
    }

    [Fact]
    public async Task People_are_counted_one_by_one_and_strangers_by_their_address()
    {
        var http = await Server();
        var (ann, ben) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var who in new[] { ann, ann, ben, ben, default, default })
            Assert.Equal(HttpStatusCode.OK, (await Get(http, "reads", who)).StatusCode);
        foreach (var who in new[] { ann, ben, default })
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Get(http, "reads", who)).StatusCode);
    }

    [Fact]
    public async Task Who_signs_in_is_counted_by_address_whoever_they_are()
    {
        var http = await Server();
        Assert.Equal(HttpStatusCode.OK, (await Get(http, "sign-in", Guid.NewGuid())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get(http, "sign-in", Guid.NewGuid())).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Get(http, "sign-in", Guid.NewGuid())).StatusCode);
    }

    [Fact]
    public async Task Nobody_counts_what_is_not_limited()
    {
        var http = await Server();
        for (var i = 0; i < 5; i++)
            foreach (var path in new[] { "free", "page" })
            {
                var answer = await http.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.False(answer.Headers.Contains("RateLimit"));
            }
    }

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9")]
    [InlineData("127.0.0.0/8", "203.0.113.9")]
    public async Task What_a_proxy_says_is_believed_only_of_known_ones(string? known, string seen)
    {
        var http = await Server(known);
        using var request = new HttpRequestMessage(HttpMethod.Get, "address");
        // What came with the request stands before what the last proxy added.
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
        Assert.Equal(seen, await (await http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }

    private async Task<HttpClient> Server(string? knownProxy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Proxies:Known:0", knownProxy)]);
        var two = new LimitOptions
        {
            Reads = 2,
            SignIn = 2,
            Registration = 2,
        };
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        builder.Services.AddSingleton(new RateLimits(new SharedCache(), Options.Create(two), clock));
        app = builder.Build();
        app.UseKnownProxies();
        app.UseRouting();
        app.Use(TakeWord);
        app.UseRateLimits();
        app.MapGet("limited", () => "").Limited(LimitGroup.Registration);
        app.MapGet("reads", () => "").Limited(LimitGroup.Reads);
        app.MapGet("sign-in", () => "").Limited(LimitGroup.SignIn);
        app.MapGet("free", () => "").Unlimited();
        app.MapGet("page", () => "");
        app.MapGet("address", (HttpContext http) => $"{http.Connection.RemoteIpAddress}");
        await app.StartAsync();
        return new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>They are whom they say.</summary>
    private static Task TakeWord(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers["Who"] is [{ } who])
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who)], "word"));
        return next(context);
    }

    private static async Task<HttpResponseMessage> Get(HttpClient http, string path, Guid who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (who != default)
            request.Headers.Add("Who", who.ToString());
        return await http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
