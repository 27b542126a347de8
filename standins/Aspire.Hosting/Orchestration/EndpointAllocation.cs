using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Terminal;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Orchestration;

/// <summary>Gives every endpoint an address before anything starts, so that all can refer to one another.</summary>
internal sealed class EndpointAllocation(
    DistributedApplicationModel model,
    IConfiguration configuration,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    Ports ports,
    Announcer announcer
)
{
    public async Task AllocateAsync(CancellationToken ct)
    {
        foreach (var resource in model.Resources.OfType<IResourceWithEndpoints>())
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                // Servers listen on this address only; programs on whatever "localhost" is.
                var host = resource is ContainerResource ? "127.0.0.1" : "localhost";
                endpoint.AllocatedEndpoint ??= new AllocatedEndpoint(endpoint, host, PortFor(resource, endpoint));
            }

            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), ct);
        }
    }

    /// <summary>Gives the ports of a resource that is about to start to it.</summary>
    public void Free(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            ports.Free(endpoint.AllocatedEndpoint!.Port);
        }
    }

    private int PortFor(IResource resource, EndpointAnnotation endpoint)
    {
        var isServer = resource is ContainerResource;
        if (!isServer && endpoint.TargetPort is { } own)
        {
            // The program was written to listen there, busy or not.
            return own;
        }

        if (endpoint.Port is not { } wanted || configuration.GetValue("DcpPublisher:RandomizePorts", false))
        {
            return ports.TakeAny();
        }

        if (ports.TryTake(wanted))
        {
            return wanted;
        }

        var instead = ports.TakeAny();
        announcer.Say($"Port {wanted} is in use: {resource.Name} ({endpoint.Name}) listens on {instead} instead.");
        return instead;
    }
}
