using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How to wait.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What to do when a resource waited for fails.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}

/// <summary>Knows what resources are doing, and tells.</summary>
public class ResourceNotificationService
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, ResourceEvent> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly WaitBehavior _defaultBehavior;
    private readonly DistributedApplicationModel _model;

    internal ResourceNotificationService(
        DistributedApplicationModel model,
        IOptions<ResourceNotificationServiceOptions> options
    )
    {
        _model = model;
        _defaultBehavior = options.Value.DefaultWaitBehavior;
    }

    /// <summary>Changes what is known of a resource.</summary>
    public Task PublishUpdateAsync(
        IResource resource,
        Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory
    )
    {
        lock (_lock)
        {
            var before = _latest.TryGetValue(resource.Name, out var known)
                ? known.Snapshot
                : InitialSnapshot.Of(resource);
            var change = new ResourceEvent(resource, resource.Name, stateFactory(before));
            _latest[resource.Name] = change;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(change);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What is known of a resource.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent) =>
        _latest.TryGetValue(resourceId, out resourceEvent);

    /// <summary>What is known of each resource, then every change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        lock (_lock)
        {
            foreach (var known in _latest.Values)
            {
                channel.Writer.TryWrite(known);
            }

            _watchers.Add(channel);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    /// <summary>Waits for a state; Running unless told otherwise.</summary>
    public Task WaitForResourceAsync(
        string resourceName,
        string? targetState = null,
        CancellationToken cancellationToken = default
    ) => WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits for one of several states and tells which.</summary>
    public async Task<string> WaitForResourceAsync(
        string resourceName,
        IEnumerable<string> targetStates,
        CancellationToken cancellationToken = default
    )
    {
        var wanted = targetStates.ToArray();
        var reached = await WaitForResourceAsync(
            resourceName,
            e => wanted.Contains(e.Snapshot.State?.Text, StringComparer.OrdinalIgnoreCase),
            cancellationToken
        );
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until something is true of a resource.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName,
        Func<ResourceEvent, bool> predicate,
        CancellationToken cancellationToken = default
    )
    {
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (
                string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase)
                && predicate(change)
            )
            {
                return change;
            }
        }

        throw new OperationCanceledException(
            $"The operation was cancelled while waiting for resource '{resourceName}'.",
            cancellationToken
        );
    }

    /// <summary>Waits until a resource is healthy and ready.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName,
        CancellationToken cancellationToken = default
    ) => WaitForResourceHealthyAsync(resourceName, _defaultBehavior, cancellationToken);

    /// <summary>Waits until a resource is healthy and ready.</summary>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName,
        WaitBehavior waitBehavior,
        CancellationToken cancellationToken = default
    )
    {
        if (
            waitBehavior == WaitBehavior.StopOnResourceUnavailable
            && !_model.Resources.TryGetByName(resourceName, out _)
        )
        {
            throw new DistributedApplicationException(
                $"Stopped waiting for resource '{resourceName}' to become healthy because it does not exist in the application model."
            );
        }

        var reached = await WaitForResourceAsync(
            resourceName,
            e =>
                IsReady(e.Snapshot)
                || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(e.Snapshot)),
            cancellationToken
        );
        if (!IsReady(reached.Snapshot))
        {
            throw new DistributedApplicationException(
                $"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start."
            );
        }

        await reached.Snapshot.Ready!.WaitAsync(cancellationToken);
        return reached;
    }

    /// <summary>Waits for all that a resource waits for.</summary>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var oneFailed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = resource
            .Annotations.OfType<WaitAnnotation>()
            .Select(w => WaitFor(resource, w, oneFailed.Token))
            .ToList();
        while (waits.Count > 0)
        {
            var ended = await Task.WhenAny(waits);
            waits.Remove(ended);
            if (!ended.IsCompletedSuccessfully)
            {
                await oneFailed.CancelAsync();
            }

            await ended;
        }
    }

    internal IEnumerable<ResourceEvent> Latest =>
        _model.Resources.Select(r => _latest.GetValueOrDefault(r.Name)).OfType<ResourceEvent>();

    private Task WaitFor(IResource waiter, WaitAnnotation wait, CancellationToken ct)
    {
        var behavior = wait.WaitBehavior ?? _defaultBehavior;
        return wait.WaitType switch
        {
            WaitType.WaitForCompletion => WaitForCompletion(waiter, wait, ct),
            WaitType.WaitUntilStarted => Reach(waiter, wait.Resource, behavior, IsRunning, ct),
            _ => WaitUntilHealthy(waiter, wait.Resource, behavior, ct),
        };
    }

    private async Task WaitUntilHealthy(
        IResource waiter,
        IResource dependency,
        WaitBehavior behavior,
        CancellationToken ct
    )
    {
        var reached = await Reach(waiter, dependency, behavior, IsReady, ct);
        await reached.Snapshot.Ready!.WaitAsync(ct);
    }

    private async Task WaitForCompletion(IResource waiter, WaitAnnotation wait, CancellationToken ct)
    {
        var ended = await WaitForResourceAsync(
            wait.Resource.Name,
            e => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text, StringComparer.Ordinal),
            ct
        );
        var state = ended.Snapshot.State!.Text;
        if (state == KnownResourceStates.FailedToStart)
        {
            throw GaveUp(waiter, wait.Resource, "it failed to start");
        }

        if (ended.Snapshot.ExitCode is { } code && code != wait.ExitCode)
        {
            throw GaveUp(
                waiter,
                wait.Resource,
                $"it entered the '{state}' state with exit code '{code}', expected '{wait.ExitCode}'"
            );
        }
    }

    private async Task<ResourceEvent> Reach(
        IResource waiter,
        IResource dependency,
        WaitBehavior behavior,
        Func<CustomResourceSnapshot, bool> goal,
        CancellationToken ct
    )
    {
        var reached = await WaitForResourceAsync(
            dependency.Name,
            e => goal(e.Snapshot) || (behavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(e.Snapshot)),
            ct
        );
        return goal(reached.Snapshot)
            ? reached
            : throw GaveUp(
                waiter,
                dependency,
                reached.Snapshot.State?.Text == KnownResourceStates.FailedToStart
                    ? "it failed to start"
                    : $"it entered the '{reached.Snapshot.State?.Text}' state prematurely"
            );
    }

    private static DistributedApplicationException GaveUp(IResource waiter, IResource dependency, string because) =>
        new($"Resource '{waiter.Name}' stopped waiting for dependency resource '{dependency.Name}' because {because}.");

    private static bool IsRunning(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running;

    private static bool IsReady(CustomResourceSnapshot snapshot) =>
        snapshot is { HealthStatus: HealthStatus.Healthy, Ready: not null };

    private static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } state
        && (
            state == KnownResourceStates.RuntimeUnhealthy
            || KnownResourceStates.TerminalStates.Contains(state, StringComparer.Ordinal)
        );
}
