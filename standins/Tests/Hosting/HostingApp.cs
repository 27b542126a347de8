using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Hosting;

/// <summary>Small applications out of shell scripts.</summary>
internal static class HostingApp
{
    public static IDistributedApplicationTestingBuilder Empty(params string[] args) =>
        DistributedApplicationTestingBuilder.Create(args);

    public static IResourceBuilder<ExecutableResource> AddScript(
        this IDistributedApplicationBuilder builder,
        string name,
        string script
    ) => builder.AddExecutable(name, "/bin/sh", "/", "-c", script);

    /// <summary>Runs until it is told to stop.</summary>
    public static IResourceBuilder<ExecutableResource> AddServer(
        this IDistributedApplicationBuilder builder,
        string name,
        string onStop = ":"
    ) => builder.AddScript(name, $"trap '{onStop}; exit 0' TERM; echo {name} is up; while :; do sleep 0.05; done");

    public static async Task<DistributedApplication> Started(this IDistributedApplicationTestingBuilder builder)
    {
        var app = await builder.BuildAsync();
        await app.StartAsync();
        return app;
    }

    /// <summary>The state of a resource once it fulfils the condition; fails after a minute.</summary>
    public static async Task<CustomResourceSnapshot> Reaches(
        this DistributedApplication app,
        string resource,
        Func<CustomResourceSnapshot, bool> condition
    )
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        var reached = await app.ResourceNotifications.WaitForResourceAsync(
            resource,
            e => condition(e.Snapshot),
            patience.Token
        );
        return reached.Snapshot;
    }

    public static Task<CustomResourceSnapshot> Reaches(
        this DistributedApplication app,
        string resource,
        string state
    ) => app.Reaches(resource, s => s.State?.Text == state);

    /// <summary>Returns once a resource has written a line; fails after a minute.</summary>
    public static async Task Writes(this DistributedApplication app, string resource, string words)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        var loggers = app.Services.GetRequiredService<ResourceLoggerService>();
        await foreach (var lines in loggers.WatchAsync(resource).WithCancellation(patience.Token))
        {
            if (lines.Any(l => l.Content.Contains(words, StringComparison.Ordinal)))
            {
                return;
            }
        }
    }

    public static int ProcessId(this CustomResourceSnapshot snapshot) =>
        Convert.ToInt32(
            snapshot.Properties.Single(p => p.Name == "executable.pid").Value,
            CultureInfo.InvariantCulture
        );
}
