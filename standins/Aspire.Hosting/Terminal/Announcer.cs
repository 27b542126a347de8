using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Terminal;

/// <summary>Tells the person at the terminal what is going on; in tests, the log.</summary>
internal sealed class Announcer(DistributedApplicationOptions options, ILogger<Announcer> logger)
{
    private readonly Lock _lock = new();

    public bool IsHeard => !options.ForTests;

    public void Say(string text)
    {
        if (!IsHeard)
        {
            logger.LogInformation("{Text}", text);
            return;
        }

        lock (_lock)
        {
            Console.WriteLine(text);
        }
    }
}
