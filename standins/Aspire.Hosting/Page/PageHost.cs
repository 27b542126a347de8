using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Page;

/// <summary>Serves the dashboard page, on this machine only.</summary>
internal sealed class PageHost(
    IConfiguration configuration,
    AppHostProject appHost,
    DistributedApplicationOptions options,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    Ports ports,
    Announcer announcer
) : IHostedService, IAsyncDisposable
{
    private const int UsualPort = 15000;

    private WebApplication? _server;

    /// <summary>Where a person gets in.</summary>
    public string? Link { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = ChoosePort();
        var access = new PageAccess(configuration["AppHost:BrowserToken"], port);
        _server = Build(port, access);
        ports.Free(port);
        await _server.StartAsync(cancellationToken);
        Link = $"http://localhost:{port}/login?t={access.Token}";
        announcer.Say($"Starting {Name}. Watch it at {Link}");
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Name =>
        options.DashboardApplicationName ?? appHost.Name.Replace(".AppHost", "", StringComparison.OrdinalIgnoreCase);

    private WebApplication Build(int port, PageAccess access)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = appHost.Directory }
        );
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, port);
            });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        var server = builder.Build();
        server.Use(access.CheckAsync);
        server.UseRouting();
        new PageRoutes(Name, notifications, loggers, commands, server.Lifetime).Map(server);
        return server;
    }

    private int ChoosePort()
    {
        var wanted = Uri.TryCreate(configuration["ASPNETCORE_URLS"]?.Split(';')[0], UriKind.Absolute, out var url)
            ? url.Port
            : UsualPort;
        if (wanted == 0)
        {
            return ports.TakeAny();
        }

        if (ports.TryTake(wanted))
        {
            return wanted;
        }

        var instead = ports.TakeAny();
        announcer.Say($"Port {wanted} is in use: the dashboard is on {instead} instead.");
        return instead;
    }
}
