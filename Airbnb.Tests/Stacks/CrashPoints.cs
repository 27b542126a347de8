using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Airbnb.Tests;

/// <summary>
/// API and Worker with a hosting startup that nobody in the product knows of: while a service is doomed, it dies the
/// first time it comes by each step that a death could fall between. It dies once at each, whatever it is doomed for:
/// <c>MORTALS=each</c> has it die at all of them again each time.
/// </summary>
public sealed class CrashPoints : IDisposable
{
    private const string Assembly = "Airbnb.CrashPoints";
    private static readonly bool IsEachTime = Environment.GetEnvironmentVariable("MORTALS") == "each";

    private readonly Dictionary<string, IReadOnlyList<string>> past = new(StringComparer.Ordinal);
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

    public void Doom(string service) =>
        File.WriteAllText(FileOf(service), string.Concat(PastOf(service).Select(step => $"{step}\n")));

    /// <summary>Lets the service live, and tells the steps that it died at this time.</summary>
    public IReadOnlyList<string> Spare(string service)
    {
        if (!File.Exists(FileOf(service)))
            return [];
        var died = File.ReadAllLines(FileOf(service));
        File.Delete(FileOf(service));
        var before = PastOf(service).Count;
        if (!IsEachTime)
            past[service] = died;
        return died[before..];
    }

    private IReadOnlyList<string> PastOf(string service) => past.GetValueOrDefault(service, []);

    public void Dispose() => folder.Delete(recursive: true);

    private string FileOf(string service) => Path.Combine(folder.FullName, service);
}
