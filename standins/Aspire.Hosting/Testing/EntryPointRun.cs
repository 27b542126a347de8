using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// A test's run of an AppHost's own entry point, on a thread of its own: it stops where the entry point builds the
/// application until the test asks for it, and where it runs it until the test is done.
/// </summary>
internal sealed class EntryPointRun(
    Assembly appHost,
    string[] args,
    Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure
)
{
    private static readonly AsyncLocal<EntryPointRun?> Running = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static EntryPointRun? Current => Running.Value;

    public Assembly AppHost { get; } = appHost;

    public Task Ended => _ended.Task;

    /// <summary>Starts the entry point and returns what it has described when it wants to build.</summary>
    public Task<DistributedApplicationBuilder> StartAsync()
    {
        var thread = new Thread(Invoke) { IsBackground = true, Name = "AppHost" };
        thread.Start();
        return _builder.Task;
    }

    public Task<DistributedApplication> BuildAsync()
    {
        _mayBuild.TrySetResult();
        return _application.Task;
    }

    public void End()
    {
        _mayBuild.TrySetCanceled();
        _ended.TrySetResult();
    }

    public void Prepare(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        options.Args = [.. options.Args ?? [], .. args];
        options.AssemblyName ??= AppHost.FullName;
        TestDefaults.Apply(options, settings, new AppHostProject(options));
        configure(options, settings);
    }

    public void Building(DistributedApplicationBuilder builder)
    {
        _builder.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    public void Built(DistributedApplication application) => _application.TrySetResult(application);

    private void Invoke()
    {
        Running.Value = this;
        try
        {
            var main = AppHost.EntryPoint ?? throw new InvalidOperationException($"{AppHost} has no entry point.");
            var result = main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            (result as Task)?.GetAwaiter().GetResult();
            Fail(new InvalidOperationException("The entry point ended without building an application."));
        }
        catch (TargetInvocationException trouble)
        {
            Fail(trouble.InnerException ?? trouble);
        }
        catch (Exception trouble)
        {
            Fail(trouble);
        }
    }

    /// <summary>Whatever the test still waits for will not come.</summary>
    private void Fail(Exception trouble)
    {
        _builder.TrySetException(trouble);
        _application.TrySetException(trouble);
    }
}

internal static class TestDefaults
{
    public static void Apply(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        AppHostProject appHost
    )
    {
        options.ForTests = true;
        options.DisableDashboard = true;
        settings.Configuration!.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["DcpPublisher:RandomizePorts"] = "true" }
        );
        settings.EnvironmentName =
            LaunchProfileOf(appHost)?.EnvironmentVariables.GetValueOrDefault("DOTNET_ENVIRONMENT")
            ?? Environments.Development;
    }

    private static LaunchProfile? LaunchProfileOf(AppHostProject appHost) =>
        LaunchSettings
            .Beside(Path.Combine(appHost.Directory, appHost.Name))
            ?.Profiles.Values.FirstOrDefault(p => p.CommandName == "Project");
}
