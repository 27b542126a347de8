using System.Net;
using Airbnb.Api.Accounts.Sessions;
using Airbnb.Core.Accounts.Sessions;
using Airbnb.Core.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Airbnb.Tests.Accounts.Sessions;

/// <summary>A page for those who are signed in, with the stack's sessions.</summary>
public sealed class WebSessionTests(SharedStack stack) : SharedStackTests(stack)
{
    private WebApplication pages = null!;
    private HttpClient browser = null!;

    public override async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<AirbnbDb>(options => options.UseNpgsql(App.Database));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<FindSession>();
        builder.Services.AddSingleton(
            new SessionCache(
                new SharedCache(),
                new Signals(new ConfigurationBuilder().Build(), NullLogger<Signals>.Instance),
                Options.Create(new SessionCacheOptions())
            )
        );
        builder
            .Services.AddAuthentication(WebSession.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, WebSession>(WebSession.SchemeName, null);
        builder.Services.AddAuthorization();
        pages = builder.Build();
        pages.UseAuthentication();
        pages.UseAuthorization();
        pages
            .MapGet("/page", (HttpContext http) => $"{http.User.SessionId()} {http.User.HasSecondFactor()}")
            .RequireAuthorization();
        pages.MapPost("/page", () => "").RequireAuthorization();
        pages.MapGet("/give", (string token, HttpContext http) => WebSession.Give(http, Session(token)));
        pages.MapGet("/take", WebSession.Take);
        await pages.StartAsync();
        browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(pages.Urls.Single()),
        };
    }

    public override async Task DisposeAsync()
    {
        browser.Dispose();
        await pages.DisposeAsync();
    }

    [Fact]
    public async Task Pages_know_the_session_by_its_cookie_for_as_long_as_it_lives()
    {
        var person = await App.AsGuest();
        var id = await App.Scalar<Guid>("SELECT id FROM sessions WHERE user_id = $1", person.UserId);
        Assert.Equal($"{id} False", await (await Open("/page", person.Token)).Content.ReadAsStringAsync());

        (await person.Delete("sessions/current")).Is(204);

        var refused = await Open("/page?tab=2", person.Token);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal("/admin/sign-in?returnUrl=%2Fpage%3Ftab%3D2", refused.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_no_script_reads_it()
    {
        var token = SessionToken.New().Text;
        Assert.Equal(
            $"__Host-session={token}; path=/; secure; samesite=lax; httponly",
            (await browser.GetAsync($"/give?token={token}")).Headers.GetValues("Set-Cookie").Single()
        );
        var taken = (await browser.GetAsync("/take")).Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-session=; expires=Thu, 01 Jan 1970", taken, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; secure; samesite=lax; httponly", taken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("__Host-session", "air_AAAA")]
    [InlineData("session", null)] // any page of a neighbouring host could have set that
    public async Task Without_the_cookie_nobody_is_signed_in(string name, string? value)
    {
        var person = await App.AsGuest();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/page");
        request.Headers.Authorization = new("Bearer", person.Token);
        request.Headers.Add("Cookie", $"{name}={value ?? person.Token}");
        var refused = await browser.SendAsync(request);
        Assert.Equal("/admin/sign-in", refused.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_API_takes_no_cookie()
    {
        var person = await App.AsGuest();
        var asked = await App.Anonymous.Send(HttpMethod.Get, "me", null, ("Cookie", $"__Host-session={person.Token}"));
        asked.Refuses(401, "session.required");
    }

    private static SignedIn Session(string token) =>
        new(Guid.NewGuid(), SessionToken.Parse(token)!, DateTimeOffset.UtcNow.AddDays(14));

    private async Task<HttpResponseMessage> Open(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"__Host-session={token}");
        return await browser.SendAsync(request);
    }
}
