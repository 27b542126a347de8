using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Page;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Terminal;

/// <summary>Reports the start on the terminal: failures as they happen, and one table once everything is healthy.</summary>
internal sealed class StartupReport(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    Announcer announcer,
    IHostApplicationLifetime lifetime,
    IServiceProvider services
) : BackgroundService
{
    private readonly PageHost? _page = services.GetService<PageHost>();
    private readonly HashSet<(string Resource, DateTime? Run)> _failures = [];
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private bool _allHealthy;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStopping.Register(() => announcer.Say("\nStopping ..."));
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                TellFailure(change);
                TellWhenAllHealthy();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What happens while everything stops is no news.
        }
    }

    private void TellFailure(ResourceEvent change)
    {
        var snapshot = change.Snapshot;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        if (IsFailure(snapshot) && _failures.Add((change.Resource.Name, snapshot.StartTimeStamp)))
        {
            announcer.Say(
                FailureText.Of(change, loggers.Of(change.Resource.Name).Tail(FailureText.Lines), _page?.Link)
            );
        }
    }

    private void TellWhenAllHealthy()
    {
        var latest = notifications.Latest.ToArray();
        if (_allHealthy || latest.Length < model.Resources.Count || !latest.All(IsSettled))
        {
            return;
        }

        _allHealthy = true;
        announcer.Say(ResourceTable.Of(latest, _sinceStart.Elapsed, _page?.Link));
    }

    private static bool IsFailure(CustomResourceSnapshot snapshot) =>
        snapshot.State is { } state
        && (
            snapshot.Ready is { IsFaulted: true }
            || state.Text == KnownResourceStates.FailedToStart
            || state.Text == KnownResourceStates.ValueMissing
            || (
                KnownResourceStates.TerminalStates.Contains(state.Text, StringComparer.Ordinal)
                && state.Style == KnownResourceStateStyles.Error
            )
        );

    private static bool IsSettled(ResourceEvent current) =>
        current.Snapshot is { HealthStatus: HealthStatus.Healthy, Ready.IsCompletedSuccessfully: true }
        || current.Snapshot is { ExitCode: 0 }
        || current.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>();
}
