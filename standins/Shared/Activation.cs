using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire;

/// <summary>Makes a singleton before anything else starts, rather than on first use.</summary>
internal sealed class Activation(Action activate) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        activate();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class ActivationExtensions
{
    public static void ActivateAtStart(this IServiceCollection services, Action<IServiceProvider> activate) =>
        services.AddSingleton<IHostedService>(provider => new Activation(() => activate(provider)));
}
