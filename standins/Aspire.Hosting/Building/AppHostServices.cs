using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Page;
using Aspire.Hosting.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

/// <summary>The AppHost's own services.</summary>
internal static class AppHostServices
{
    public static void Add(DistributedApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Options);
        services.AddSingleton(builder.Project);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(new DistributedApplicationModel(builder.Resources));
        services.AddHttpClient();
        services.AddHealthChecks();
        AddNotifications(services, builder.Options.DisableDashboard);
        AddOrchestration(services);
        AddTerminal(builder);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMinutes(1));
    }

    private static void AddNotifications(IServiceCollection services, bool nobodyWatches)
    {
        services.Configure<ResourceNotificationServiceOptions>(o =>
            o.DefaultWaitBehavior = nobodyWatches
                ? WaitBehavior.StopOnResourceUnavailable
                : WaitBehavior.WaitOnResourceUnavailable
        );
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton(s => new ResourceNotificationService(
            s.GetRequiredService<DistributedApplicationModel>(),
            s.GetRequiredService<IOptions<ResourceNotificationServiceOptions>>()
        ));
        services.AddSingleton(s => new ResourceCommandService(
            s.GetRequiredService<DistributedApplicationModel>(),
            s.GetRequiredService<ResourceNotificationService>(),
            s.GetRequiredService<ResourceLoggerService>(),
            s
        ));
    }

    private static void AddOrchestration(IServiceCollection services)
    {
        services.AddSingleton<Announcer>();
        services.AddSingleton<FatalTrouble>();
        services.AddSingleton<Ports>();
        services.AddSingleton<EndpointAllocation>();
        services.AddSingleton<HealthMonitor>();
        services.AddSingleton<ProgramStarter>();
        services.AddSingleton<ServerStarter>();
        services.AddSingleton<Orchestrator>();
    }

    private static void AddTerminal(DistributedApplicationBuilder builder)
    {
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        // The AppHost's log is for its own trouble; failing checks and requests of a starting system are none.
        builder.Host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Host.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // A start that fails is told by whoever runs the application.
        builder.Host.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (!builder.Options.DisableDashboard)
        {
            builder.Services.AddSingleton<PageHost>();
            builder.Services.AddHostedService(s => s.GetRequiredService<PageHost>());
        }

        if (!builder.Options.ForTests)
        {
            builder.Services.AddHostedService<StartupReport>();
        }

        builder.Services.AddHostedService(s => s.GetRequiredService<Orchestrator>());
    }
}
