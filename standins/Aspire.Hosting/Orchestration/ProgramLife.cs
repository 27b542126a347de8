using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The life of something that runs: a project, an executable, a server.</summary>
internal sealed class ProgramLife(
    IResource resource,
    IStarter starter,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    EndpointAllocation endpoints,
    HealthMonitor health,
    FatalTrouble fatal,
    IServiceProvider services
) : Life(resource, notifications)
{
    private readonly ResourceConsole _console = loggers.Of(resource.Name);

    protected override async Task LiveAsync(CancellationToken end)
    {
        IRun run;
        try
        {
            run = await StartAsync(end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await PublishEnd(s => s with { State = KnownResourceStates.NotStarted });
            return;
        }
        catch (Exception trouble)
        {
            await Failed(trouble);
            return;
        }

        await Published(run);
        var code = await WatchUntilEnd(run, end);
        await Ended(code, wanted: end.IsCancellationRequested);
    }

    private async Task<IRun> StartAsync(CancellationToken end)
    {
        await Notifications.PublishUpdateAsync(
            Resource,
            s =>
                s with
                {
                    ExitCode = null,
                    StartTimeStamp = null,
                    StopTimeStamp = null,
                    Ready = null,
                    HealthReports = InitialSnapshot.Of(Resource).HealthReports,
                }
        );
        if (Resource.HasAnnotationOfType<WaitAnnotation>())
        {
            await Publish(new(KnownResourceStates.Waiting, null));
            await Notifications.WaitForDependenciesAsync(Resource, end);
        }

        await Notifications.PublishUpdateAsync(
            Resource,
            s => s with { State = KnownResourceStates.Starting, StartTimeStamp = DateTime.UtcNow }
        );
        await eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, services), end);
        endpoints.Free(Resource);
        return await starter.StartAsync(Resource, _console.Write, end);
    }

    private Task Published(IRun run) =>
        Notifications.PublishUpdateAsync(
            Resource,
            s =>
                s with
                {
                    State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
                    Properties = [new("resource.source", run.Source), new("executable.pid", run.ProcessId)],
                    EnvironmentVariables =
                    [
                        .. run.Environment.Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, true)),
                    ],
                }
        );

    private async Task<int> WatchUntilEnd(IRun run, CancellationToken end)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(end);
        var watch = health.WatchAsync(Resource, watching.Token);
        await Task.WhenAny(run.Completion, Task.Delay(Timeout.Infinite, watching.Token));
        if (!run.Completion.IsCompleted)
        {
            await Publish(new(KnownResourceStates.Stopping, null));
            await run.StopAsync();
        }

        await watching.CancelAsync();
        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await run.Completion;
    }

    private async Task Ended(int code, bool wanted)
    {
        var state = Resource is ContainerResource ? KnownResourceStates.Exited : KnownResourceStates.Finished;
        var style = code == 0 || wanted ? KnownResourceStateStyles.Info : KnownResourceStateStyles.Error;
        await PublishEnd(s => s with { State = new(state, style), ExitCode = code, StopTimeStamp = DateTime.UtcNow });
        if (Notifications.TryGetCurrentState(Resource.Name, out var last))
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(Resource, services, last), CancellationToken.None);
        }
    }

    private async Task Failed(Exception trouble)
    {
        fatal.Report(trouble);
        ILogger logger = _console;
        if (trouble is DistributedApplicationException or ServerUnavailableException)
        {
            logger.LogError("{Message}", trouble.Message);
        }
        else
        {
            logger.LogError(trouble, "'{Resource}' could not be started.", Resource.Name);
        }

        await PublishEnd(s =>
            s with
            {
                State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
                StopTimeStamp = DateTime.UtcNow,
            }
        );
    }
}
