using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Trouble that makes going on pointless: the AppHost stops and says why.</summary>
internal sealed class FatalTrouble(IHostApplicationLifetime lifetime, DistributedApplicationOptions options)
{
    public Exception? Cause { get; private set; }

    public void Report(Exception cause)
    {
        // A test sees it as the failure of the resource.
        if (!options.ForTests)
        {
            Cause ??= cause;
            lifetime.StopApplication();
        }
    }
}
