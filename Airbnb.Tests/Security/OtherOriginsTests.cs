using Airbnb.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Security;

public sealed class OtherOriginsTests
{
    private const string Ours = "https://www.example.com";

    [Theory]
    [InlineData(Ours, Ours)]
    [InlineData("https://www.example.com.evil.example", null)]
    [InlineData("http://www.example.com", null)]
    [InlineData("https://www.example.com:8443", null)]
    [InlineData("null", null)]
    public async Task Only_configured_origins_may_read_answers(string origin, string? allowed)
    {
        await using var app = await Started(Ours);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Options, "/");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,if-match");

        using var answer = await http.SendAsync(request);

        var said = answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
        Assert.Equal(allowed, said);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("www.example.com")]
    [InlineData("https://www.example.com/")]
    [InlineData("https://www.example.com/app")]
    [InlineData("ftp://www.example.com")]
    public async Task What_is_no_origin_keeps_the_API_from_starting(string origin) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => Started(origin));

    private static async Task<WebApplication> Started(string origin)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Cors:Origins:0", origin)]);
        builder.Services.AddOtherOrigins();
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => Results.Ok());
        await app.StartAsync();
        return app;
    }
}
