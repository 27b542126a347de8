using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>A distributed application, ready to run.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EntryPointRun? _run;
    private int _disposed;

    /// <summary>An application whose parts are in a host.</summary>
    public DistributedApplication(IHost host)
        : this(host, null) { }

    internal DistributedApplication(IHost host, EntryPointRun? run)
    {
        _host = host;
        _run = run;
    }

    /// <inheritdoc />
    public IServiceProvider Services => _host.Services;

    /// <summary>What resources are doing.</summary>
    public ResourceNotificationService ResourceNotifications =>
        Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Carries out commands on resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Starts describing an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Starts describing an application with a command line.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        new DistributedApplicationBuilder(args);

    /// <summary>Starts describing an application with options.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        new DistributedApplicationBuilder(options);

    /// <summary>Runs until someone stops it.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until someone stops it.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_run is not null)
        {
            await _run.Ended;
            return;
        }

        var fatal = Services.GetRequiredService<FatalTrouble>();
        try
        {
            await _host.RunAsync(cancellationToken);
            if (fatal.Cause is { } cause)
            {
                throw cause;
            }
        }
        catch (Exception trouble) when (trouble is ServerUnavailableException or DistributedApplicationException)
        {
            // Nothing is wrong with the program: its stack would only hide what the person can do.
            await Console.Error.WriteLineAsync($"\n{trouble.Message}\n");
            System.Environment.ExitCode = 1;
        }
    }

    /// <inheritdoc />
    public virtual Task StartAsync(CancellationToken cancellationToken = default) =>
        _host.StartAsync(cancellationToken);

    /// <inheritdoc />
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <inheritdoc />
    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        try
        {
            // Disposing an application that still runs must not leave its processes behind.
            await Services.GetRequiredService<Orchestrator>().StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)_host).DisposeAsync();
        }
        finally
        {
            _run?.End();
        }
    }
}
