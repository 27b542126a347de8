using Aspire.Hosting.ApplicationModel;

namespace Airbnb.Tests;

/// <summary>
/// Brings services back to life as often as they die, while a test goes on. What would have to run out by real time
/// after a death (leases, claims, retries, a message that killed too often) is over at once.
/// </summary>
public sealed class Doctor : IAsyncDisposable
{
    private readonly AirbnbApp app;
    private readonly CancellationTokenSource done = new();
    private readonly Task work;

    public Doctor(AirbnbApp app, params IReadOnlyList<string> services)
    {
        this.app = app;
        work = Task.WhenAll(services.Select(service => Task.Run(() => Attend(service))));
    }

    /// <summary>How often a service was dead.</summary>
    public int Deaths { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsFaulted)
            throw work.Exception;
        done.Dispose();
    }

    private async Task Attend(string service)
    {
        while (true)
        {
            await app.Notifications.WaitForResourceAsync(service, KnownResourceStates.TerminalStates, done.Token);
            Deaths++;
            await Revive(service);
        }
    }

    private async Task Revive(string service)
    {
        await app.Execute(
            """
            UPDATE idempotency_keys SET leased_until = NULL;
            UPDATE outbox SET claimed_until = NULL;
            UPDATE deadlines SET due_at = now() WHERE clock = 'real'
            """
        );
        var started = await app.Commands.ExecuteCommandAsync(service, "start", done.Token);
        Assert.True(started.Success, $"start {service}: {started.ErrorMessage}");
        await app.Notifications.WaitForResourceAsync(service, KnownResourceStates.Running, done.Token);
    }
}
