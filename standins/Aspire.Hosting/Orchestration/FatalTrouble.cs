using Aspire.Hosting.Servers;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Stops the AppHost, and has it say why, at trouble that makes going on pointless.</summary>
internal sealed class FatalTrouble(IHostApplicationLifetime lifetime, DistributedApplicationOptions options)
{
    public Exception? Cause { get; private set; }

    public void Report(Exception trouble)
    {
        // A test sees it as the failure of the resource.
        if (trouble is ServerUnavailableException or SecretsUnwritableException && !options.ForTests)
        {
            Cause ??= trouble;
            lifetime.StopApplication();
        }
    }
}
