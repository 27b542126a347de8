using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Airbnb.Worker.Delivery;

/// <summary>Messages go out, and come in.</summary>
public sealed class BrokerHealth(Broker broker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            broker.IsConnected(OutboxRelay.Name) && broker.IsConnected(Consumers.Name)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("RabbitMQ cannot be reached.")
        );
}
