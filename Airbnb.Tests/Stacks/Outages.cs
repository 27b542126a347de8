using Aspire.Hosting.ApplicationModel;

namespace Airbnb.Tests;

/// <summary>Servers and processes that go away, and come back.</summary>
public static class Outages
{
    public static Task Stop(this AirbnbApp app, string resource) => app.Command(resource, "stop");

    /// <summary>Starts what was stopped, and waits until it can be used.</summary>
    public static async Task Start(this AirbnbApp app, string resource)
    {
        await app.Command(resource, "start");
        using var patience = new CancellationTokenSource(AirbnbApp.StartTime);
        try
        {
            await app.Notifications.WaitForResourceAsync(resource, KnownResourceStates.Running, patience.Token);
            await app.Notifications.WaitForResourceHealthyAsync(resource, patience.Token);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{resource}: {failure.Message}\n{await app.Consoles()}", failure);
        }
    }

    private static async Task Command(this AirbnbApp app, string resource, string command)
    {
        var done = await app.Commands.ExecuteCommandAsync(resource, command);
        Assert.True(done.Success, $"{command} {resource}: {done.ErrorMessage}");
    }
}
