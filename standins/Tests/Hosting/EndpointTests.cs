using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StandIns.Tests.Hosting;

public class EndpointTests
{
    [Fact]
    public async Task A_free_port_is_kept_and_a_busy_one_replaced()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var busyPort = ((IPEndPoint)busy.LocalEndpoint).Port;
        var freePort = AnyPort();
        await using var builder = HostingApp.Empty();
        builder.Configuration["DcpPublisher:RandomizePorts"] = "false";
        builder.AddServer("first").WithHttpEndpoint(freePort, env: "PORT");
        builder.AddServer("second").WithHttpEndpoint(busyPort, env: "PORT");
        builder.AddServer("third").WithHttpEndpoint(freePort, env: "PORT");
        var app = await builder.Started();

        Assert.Equal(freePort, app.GetEndpoint("first").Port);
        Assert.NotEqual(busyPort, app.GetEndpoint("second").Port);
        Assert.NotEqual(freePort, app.GetEndpoint("third").Port);
    }

    [Fact]
    public void A_port_stays_its_application_s_while_the_program_on_it_starts()
    {
        using var mine = new Ports();
        using var another = new Ports();
        var port = mine.TakeAny();

        mine.Free(port);

        // Only Linux lets one AppHost tell the others.
        Assert.Equal(!OperatingSystem.IsLinux(), another.TryTake(port));
        mine.Dispose();
        Assert.True(another.TryTake(port) || !OperatingSystem.IsLinux());
    }

    [Fact]
    public void A_port_of_a_server_outside_is_not_taken_before_it_listens()
    {
        using var ports = new Ports();

        var port = FreePort.Next();

        Assert.Equal(!OperatingSystem.IsLinux(), ports.TryTake(port));
    }

    [Fact]
    public async Task Tests_get_free_ports_whatever_is_asked_for()
    {
        await using var builder = HostingApp.Empty();
        builder.AddServer("server").WithHttpEndpoint(5080, env: "PORT");
        var app = await builder.Started();

        Assert.NotEqual(5080, app.GetEndpoint("server").Port);
    }

    [Fact]
    public async Task A_port_is_held_until_its_program_starts()
    {
        await using var builder = HostingApp.Empty();
        var never = builder.AddServer("never").WithExplicitStart();
        builder.AddServer("later").WithHttpEndpoint(env: "PORT").WaitFor(never);
        var app = await builder.Started();
        await app.Reaches("later", KnownResourceStates.Waiting);
        var port = app.GetEndpoint("later").Port;
        Assert.Throws<SocketException>(() => Listen(port));

        await app.ResourceCommands.ExecuteCommandAsync("never", KnownResourceCommands.StartCommand);
        await app.Reaches("later", KnownResourceStates.Running);

        Listen(port);
    }

    [Fact]
    public void Two_endpoints_of_one_name_are_refused()
    {
        var app = HostingApp.Empty().AddScript("app", "true").WithHttpEndpoint();

        Assert.Throws<DistributedApplicationException>(() => app.WithHttpEndpoint());
    }

    [Fact]
    public async Task Addresses_are_shown_as_told()
    {
        await using var builder = HostingApp.Empty();
        builder
            .AddServer("server")
            .WithHttpEndpoint(env: "PORT")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Home")
            .WithUrlForEndpoint(
                "http",
                _ => new ResourceUrlAnnotation
                {
                    Url = "/docs",
                    DisplayText = "Docs",
                    DisplayOrder = 1,
                }
            )
            .WithUrl("https://example.com", "Elsewhere");
        var app = await builder.Started();

        var urls = (await app.Reaches("server", KnownResourceStates.Running)).Urls;

        Assert.Equal(["Docs", "Home", "Elsewhere"], urls.Select(u => u.DisplayProperties.DisplayName));
        Assert.Equal(new Uri(app.GetEndpoint("server"), "/docs").ToString(), urls[0].Url);
    }

    [Fact]
    public async Task Health_over_http_follows_what_the_program_answers()
    {
        var status = 503;
        await using var site = await Site(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/health" ? status : 404;
            return Task.CompletedTask;
        });
        await using var builder = HostingApp.Empty();
        builder.AddServer("api").WithHttpEndpoint(targetPort: PortOf(site)).WithHttpHealthCheck("/health");
        var app = await builder.Started();

        // A look that took too long is no answer yet.
        var sick = await app.Reaches(
            "api",
            s => s.HealthReports is [{ Status: HealthStatus.Unhealthy }] && Tells(s, "answered 503 instead of 200")
        );
        status = 200;
        var well = await app.Reaches("api", s => s.HealthStatus == HealthStatus.Healthy);

        Assert.Equal("api_http_/health_200_check", sick.HealthReports[0].Name);
        Assert.NotNull(well.HealthReports[0].LastRunAt);
    }

    [Fact]
    public async Task A_command_can_be_a_request()
    {
        var asked = new List<string>();
        await using var site = await Site(context =>
        {
            asked.Add($"{context.Request.Method} {context.Request.Path} {context.Request.Headers["X-Key"]}");
            context.Response.StatusCode = context.Request.Path == "/reset" ? 204 : 500;
            return Task.CompletedTask;
        });
        await using var builder = HostingApp.Empty();
        builder
            .AddServer("api")
            .WithHttpEndpoint(targetPort: PortOf(site))
            .WithHttpCommand(
                "/reset",
                "Reset",
                commandName: "reset",
                commandOptions: new HttpCommandOptions
                {
                    PrepareRequest = c =>
                    {
                        c.Request.Headers.Add("X-Key", "k");
                        return Task.CompletedTask;
                    },
                }
            )
            .WithHttpCommand("/fail", "Fail", commandName: "fail");
        var app = await builder.Started();

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("api", "reset")).Success);
        Assert.False((await app.ResourceCommands.ExecuteCommandAsync("api", "fail")).Success);
        Assert.Equal(["POST /reset k", "POST /fail "], asked);
    }

    [Fact]
    public async Task A_client_for_a_resource_knows_its_address()
    {
        await using var site = await Site(context => context.Response.WriteAsync("hello"));
        await using var builder = HostingApp.Empty();
        builder.AddServer("api").WithHttpEndpoint(targetPort: PortOf(site));
        var app = await builder.Started();

        using var client = app.CreateHttpClient("api");

        Assert.Equal("hello", await client.GetStringAsync("/"));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("api", "admin"));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("nobody"));
    }

    private static int AnyPort()
    {
        using var ports = new Ports();
        return ports.TakeAny();
    }

    private static void Listen(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
    }

    private static bool Tells(CustomResourceSnapshot resource, string words) =>
        resource.HealthReports[0].Description?.Contains(words, StringComparison.Ordinal) ?? false;

    private static async Task<WebApplication> Site(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.Run(answer);
        await site.StartAsync();
        return site;
    }

    private static int PortOf(WebApplication site) => new Uri(site.Urls.Single()).Port;
}
