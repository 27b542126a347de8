using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The life of something that does not run by itself: a parameter, a connection string, an address, a database.</summary>
internal sealed class PassiveLife(
    IResource resource,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    HealthMonitor health
) : Life(resource, notifications)
{
    protected override async Task LiveAsync(CancellationToken end)
    {
        try
        {
            await (Resource is IResourceWithParent child ? FollowAsync(child.Parent, end) : SettleAsync(end));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nothing of it is left to stop.
        }
        catch (Exception trouble)
        {
            await FailedAsync(trouble);
        }
    }

    private async Task SettleAsync(CancellationToken end)
    {
        await Notifications.WaitForDependenciesAsync(Resource, end);
        if (Resource is ParameterResource parameter)
        {
            await parameter.GetValueAsync(end);
        }

        await RunAsync(end);
    }

    /// <summary>What belongs to a server is there while the server is, once that is ready.</summary>
    private async Task FollowAsync(IResource parent, CancellationToken end)
    {
        while (true)
        {
            var ready = await Notifications.WaitForResourceHealthyAsync(
                parent.Name,
                WaitBehavior.WaitOnResourceUnavailable,
                end
            );
            using var parentRuns = CancellationTokenSource.CreateLinkedTokenSource(end);
            var run = RunAsync(parentRuns.Token);
            var stopped = await Notifications.WaitForResourceAsync(
                parent.Name,
                e =>
                    e.Snapshot.State?.Text != KnownResourceStates.Running
                    || e.Snapshot.StartTimeStamp != ready.Snapshot.StartTimeStamp,
                end
            );
            await parentRuns.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Publish(stopped.Snapshot.State!);
        }
    }

    private async Task RunAsync(CancellationToken end)
    {
        await Notifications.PublishUpdateAsync(
            Resource,
            s =>
                s with
                {
                    State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
                    Ready = null,
                    StartTimeStamp = DateTime.UtcNow,
                }
        );
        await health.WatchAsync(Resource, end);
    }

    private Task FailedAsync(Exception trouble)
    {
        loggers.GetLogger(Resource).LogError("{Message}", trouble.Message);
        return Publish(
            trouble is MissingParameterValueException
                ? new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn)
                : new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error)
        );
    }
}
