using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting;

/// <summary>What the build has written into the AppHost's assembly about its project.</summary>
internal sealed class AppHostProject
{
    private const string ProjectPathKey = "apphostprojectpath";
    private const string ProjectNameKey = "apphostprojectname";
    private const string ProgramKey = "projectprogram:";

    private readonly Assembly? _assembly;

    public AppHostProject(DistributedApplicationOptions options)
    {
        _assembly = options.AssemblyName is { } name
            ? Assembly.Load(new AssemblyName(name))
            : Assembly.GetEntryAssembly();
        Directory = Path.GetFullPath(
            options.ProjectDirectory ?? Metadata(ProjectPathKey) ?? System.IO.Directory.GetCurrentDirectory()
        );
        Name = Path.GetFileNameWithoutExtension(Metadata(ProjectNameKey)) ?? _assembly?.GetName().Name ?? "apphost";
    }

    public Assembly? Assembly => _assembly;

    public string Directory { get; }

    public string Name { get; }

    /// <summary>Tells clones of the same application apart.</summary>
    public string Sha256 =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.Combine(Directory, Name))));

    /// <summary>The built program of a referenced project.</summary>
    public string? ProgramOf(string projectPath) => Metadata(ProgramKey + Path.GetFullPath(projectPath));

    private string? Metadata(string key) =>
        _assembly
            ?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(m => string.Equals(m.Key, key, StringComparison.OrdinalIgnoreCase))
            ?.Value;
}
