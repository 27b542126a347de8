using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Airbnb.Tests;

/// <summary>
/// API and Worker with a hosting startup that nobody in the product knows of: while a service is doomed, it dies the
/// first time it comes by each step that a death could fall between.
/// </summary>
public sealed class CrashPoints : IDisposable
{
    private const string Assembly = "Airbnb.CrashPoints";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("airbnb-crash-points-");

    /// <summary>Makes the service load the crash points; it goes on living until it is doomed.</summary>
    public void AddTo(IDistributedApplicationTestingBuilder builder, string service)
    {
        var resource = builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == service);
        builder
            .CreateResourceBuilder(resource)
            .WithEnvironment("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, $"{Assembly}.dll"))
            .WithEnvironment("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", Assembly)
            .WithEnvironment("CrashPoints__File", FileOf(service));
    }

    public void Doom(string service) => File.WriteAllText(FileOf(service), "");

    /// <summary>Lets the service live, and tells the steps that it died at.</summary>
    public IReadOnlyList<string> Spare(string service)
    {
        if (!File.Exists(FileOf(service)))
            return [];
        var died = File.ReadAllLines(FileOf(service));
        File.Delete(FileOf(service));
        return died;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string FileOf(string service) => Path.Combine(folder.FullName, service);
}
