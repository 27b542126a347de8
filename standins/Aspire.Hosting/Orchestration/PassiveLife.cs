using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The life of something that does not run by itself: a parameter, a connection string, an address, a database.</summary>
internal sealed class PassiveLife(
    IResource resource,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    HealthMonitor health,
    FatalTrouble fatal
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

    /// <summary>What belongs to a server is there from when the server is ready until it stops; before and after, it is in the server's state.</summary>
    private async Task FollowAsync(IResource parent, CancellationToken end)
    {
        while (true)
        {
            var ready = await FollowUntilAsync(parent, IsReady, end);
            using var parentRuns = CancellationTokenSource.CreateLinkedTokenSource(end);
            var run = RunAsync(parentRuns.Token);
            await Notifications.WaitForResourceAsync(parent.Name, e => !IsSameRun(e.Snapshot, ready.Snapshot), end);
            await parentRuns.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ResourceEvent> FollowUntilAsync(
        IResource parent,
        Func<CustomResourceSnapshot, bool> goal,
        CancellationToken end
    )
    {
        await foreach (var change in Notifications.WatchAsync(end))
        {
            if (!ReferenceEquals(change.Resource, parent))
            {
                continue;
            }

            if (goal(change.Snapshot))
            {
                return change;
            }

            if (change.Snapshot.State is { } state && state.Text != KnownResourceStates.Running)
            {
                await Publish(state);
            }
        }

        throw new OperationCanceledException(end);
    }

    private static bool IsReady(CustomResourceSnapshot parent) =>
        parent is { HealthStatus: HealthStatus.Healthy, Ready.IsCompletedSuccessfully: true };

    private static bool IsSameRun(CustomResourceSnapshot now, CustomResourceSnapshot then) =>
        now.State?.Text == KnownResourceStates.Running && now.StartTimeStamp == then.StartTimeStamp;

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
        fatal.Report(trouble);
        loggers.GetLogger(Resource).LogError("{Message}", trouble.Message);
        return Publish(
            trouble is MissingParameterValueException
                ? new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn)
                : new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error)
        );
    }
}
