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
    private static readonly string[] HostPrefixes = ["DOTNET_", "ASPNETCORE_"];

    public static void Apply(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        AppHostProject appHost
    )
    {
        options.ForTests = true;
        options.DisableDashboard = true;
        var told = new ConfigurationManager();
        told.AddCommandLine(options.Args ?? []);
        told.AddConfiguration(settings.Configuration!);
        var untold = Defaults(appHost).Where(d => told[d.Key] is null).ToArray();
        settings.Configuration!.AddInMemoryCollection(untold);
    }

    private static Dictionary<string, string?> Defaults(AppHostProject appHost)
    {
        var defaults = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["DcpPublisher:RandomizePorts"] = "true",
        };
        var profiles = LaunchSettings.Beside(Path.Combine(appHost.Directory, appHost.Name))?.Profiles ?? [];
        foreach (var (name, profile) in profiles.Take(1))
        {
            defaults["DOTNET_LAUNCH_PROFILE"] = name;
            foreach (var (variable, value) in profile.EnvironmentVariables)
            {
                defaults[variable] = value;
                defaults[WithoutPrefix(variable)] = value;
            }
        }

        return defaults;
    }

    /// <summary>Hosts read DOTNET_ENVIRONMENT as "environment".</summary>
    private static string WithoutPrefix(string variable) =>
        HostPrefixes.FirstOrDefault(p => variable.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix
            ? variable[prefix.Length..]
            : variable;
}
