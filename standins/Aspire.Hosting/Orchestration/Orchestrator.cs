using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Starts everything, each resource when what it waits for is there, and stops it in the opposite order.</summary>
internal sealed class Orchestrator(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext execution,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    EndpointAllocation endpoints,
    ServerStarter servers,
    ProgramStarter programs,
    Ports ports,
    IServiceProvider services
) : IHostedService
{
    private readonly Dictionary<string, Life> _lives = new(StringComparer.OrdinalIgnoreCase);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken);
        foreach (var resource in model.Resources)
        {
            AddLife(resource);
        }

        await endpoints.AllocateAsync(cancellationToken);
        await ShowAsync(cancellationToken);
        await servers.PrepareAsync(cancellationToken);
        foreach (var life in _lives.Values.Where(l => !l.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>()))
        {
            await life.StartAsync();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await StopOrder.StopAsync(_lives.Values);
        ports.Dispose();
    }

    public Life LifeOf(IResource resource) => _lives[resource.Name];

    private void AddLife(IResource resource)
    {
        var starter = new IStarter[] { servers, programs }.FirstOrDefault(s => s.CanStart(resource));
        if (starter is null)
        {
            _lives[resource.Name] = ActivatorUtilities.CreateInstance<PassiveLife>(services, resource);
            return;
        }

        _lives[resource.Name] = ActivatorUtilities.CreateInstance<ProgramLife>(services, resource, starter);
        LifecycleCommands.Add(resource, this);
    }

    /// <summary>Makes everything visible before the first thing starts.</summary>
    private async Task ShowAsync(CancellationToken ct)
    {
        foreach (var resource in model.Resources)
        {
            var urls = await ResourceUrls.OfAsync(resource, execution, ct);
            await notifications.PublishUpdateAsync(
                resource,
                s =>
                    s with
                    {
                        State = KnownResourceStates.NotStarted,
                        Urls = [.. urls],
                        // What a person configures is looked at when it is missing, not otherwise.
                        IsHidden = resource is ParameterResource or ConnectionStringResource,
                    }
            );
        }
    }
}
