using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Watches the health of a running resource, and says when it is ready.</summary>
internal sealed class HealthMonitor(
    HealthCheckService checks,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    FatalTrouble fatal,
    IServiceProvider services
)
{
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SlowestWhileStarting = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowestAfterwards = TimeSpan.FromSeconds(5);

    public async Task WatchAsync(IResource resource, CancellationToken ct)
    {
        var keys = resource
            .Annotations.OfType<HealthCheckAnnotation>()
            .Select(c => c.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            await BecomeReady(resource, ct);
            return;
        }

        var (ready, pause) = (false, FirstPause);
        while (!ct.IsCancellationRequested)
        {
            var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), ct);
            await Publish(resource, report);
            var healthy = report.Status == HealthStatus.Healthy;
            if (healthy && !ready)
            {
                ready = true;
                await BecomeReady(resource, ct);
            }

            pause = healthy ? FirstPause : Longer(pause, ready ? SlowestAfterwards : SlowestWhileStarting);
            await Task.Delay(healthy ? WhileHealthy : pause, ct);
        }
    }

    private static TimeSpan FirstPause => TimeSpan.FromMilliseconds(100);

    private static TimeSpan Longer(TimeSpan pause, TimeSpan longest) => pause * 1.2 < longest ? pause * 1.2 : longest;

    private async Task BecomeReady(IResource resource, CancellationToken ct)
    {
        var work = eventing.PublishAsync(new ResourceReadyEvent(resource, services), ct);
        await notifications.PublishUpdateAsync(resource, s => s with { Ready = work });
        try
        {
            await work;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // Whoever waits for the resource sees it too, in the task, and fails.
            fatal.Report(trouble);
            loggers
                .GetLogger(resource)
                .LogError(trouble, "'{Resource}' is healthy but could not be made ready.", resource.Name);
        }

        // Some look at the work's result, not at its being there.
        await notifications.PublishUpdateAsync(resource, s => s);
    }

    private async Task Publish(IResource resource, HealthReport report)
    {
        var reports = report
            .Entries.OrderBy(e => e.Key, StringComparer.Ordinal)
            .Select(e => new HealthReportSnapshot(
                e.Key,
                e.Value.Status,
                e.Value.Description,
                e.Value.Exception?.ToString()
            )
            {
                LastRunAt = DateTime.UtcNow,
            })
            .ToImmutableArray();
        await notifications.PublishUpdateAsync(resource, s => s with { HealthReports = reports });
    }
}
