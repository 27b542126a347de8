using System.Net;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Page;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Hosting;

public sealed class DashboardPageTests : IAsyncLifetime
{
    private readonly HttpClientHandler _browser = new() { AllowAutoRedirect = false };
    private DistributedApplication _app = null!;
    private HttpClient _client = null!;
    private string _link = null!;

    public async Task InitializeAsync()
    {
        var builder = DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions
            {
                Args = ["--ASPNETCORE_URLS=http://localhost:0"],
                DashboardApplicationName = "<Shop>",
                ForTests = true,
            }
        );
        builder
            .AddServer("server")
            .WithCommand("greet", "Greet", _ => Task.FromResult(CommandResults.Failure("nobody is at home")));
        _app = builder.Build();
        await _app.StartAsync();
        _link = _app.Services.GetRequiredService<PageHost>().Link!;
        _client = new HttpClient(_browser) { BaseAddress = new Uri(_link) };
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_link()
    {
        foreach (
            var path in new[] { "/", "/api/resources", "/api/resources/server/console", "/login?t=wrong", "/page.js" }
        )
        {
            using var answer = await _client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_of_an_earlier_start_says_so()
    {
        using var answer = await _client.GetAsync("/login?t=wrong");

        Assert.Contains("not the token", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_opens_the_page()
    {
        await SignIn();

        var page = await _client.GetStringAsync("/");

        Assert.Contains("<title>&lt;Shop&gt; dashboard</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_for_this_machine_is_refused()
    {
        await SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Resources_are_told_as_they_change()
    {
        await SignIn();

        var running = await FirstEvent("/api/resources", e => e.GetProperty("state").GetString() == "Running");

        Assert.Equal("server", running.GetProperty("name").GetString());
        var commands = running.GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("name").GetString());
        Assert.Equal(["greet", "stop", "restart"], commands);
    }

    [Fact]
    public async Task The_console_is_told_as_it_grows()
    {
        await SignIn();

        var lines = await FirstEvent(
            "/api/resources/server/console",
            e =>
                e.EnumerateArray()
                    .Any(l => l.GetProperty("text").GetString()!.EndsWith("server is up", StringComparison.Ordinal))
        );

        Assert.NotEqual(0, lines.GetArrayLength());
        using var nobody = await _client.GetAsync("/api/resources/nobody/console");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task Commands_are_carried_out_for_the_page_only()
    {
        await SignIn();
        await _app.Reaches("server", KnownResourceStates.Running);

        using var foreign = await _client.PostAsync("/api/resources/server/commands/stop", null);
        Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        await _app.Reaches("server", KnownResourceStates.Running);

        _client.DefaultRequestHeaders.Add("X-Dashboard", "1");
        using var greeted = await _client.PostAsync("/api/resources/server/commands/greet", null);
        Assert.Equal(HttpStatusCode.Conflict, greeted.StatusCode);
        Assert.Contains("nobody is at home", await greeted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var stopped = await _client.PostAsync("/api/resources/server/commands/stop", null);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        await _app.Reaches("server", KnownResourceStates.Finished);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        _browser.Dispose();
    }

    private async Task SignIn()
    {
        using var answer = await _client.GetAsync(_link);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<JsonElement> FirstEvent(string path, Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        using var stream = new StreamReader(await _client.GetStreamAsync(path, patience.Token));
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var told = JsonDocument.Parse(line[6..]).RootElement;
                if (wanted(told))
                {
                    return told;
                }
            }
        }

        throw new InvalidOperationException($"{path} ended too early.");
    }
}
