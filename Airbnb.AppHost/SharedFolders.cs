using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.AppHost;

/// <summary>A folder that API and Worker share, as a volume would be.</summary>
internal sealed record SharedFolder(string Name, string Path);

internal static class SharedFolders
{
    /// <summary>In this clone, or for a run that keeps nothing a folder that goes with it.</summary>
    public static SharedFolder AddSharedFolder(this IDistributedApplicationBuilder builder, string name, bool keepData)
    {
        if (keepData)
            return new(name, Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".data", name)));
        var folder = Directory.CreateTempSubdirectory($"airbnb-{name}-").FullName;
        builder.Services.AddHostedService(_ => new GoesWithTheRun(folder));
        return new(name, folder);
    }

    /// <summary><c>Photos:Folder</c> for the folder named photos.</summary>
    public static IResourceBuilder<ProjectResource> WithFolder(
        this IResourceBuilder<ProjectResource> project,
        SharedFolder folder
    )
    {
        var section = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(folder.Name);
        return project.WithEnvironment($"{section}__Folder", folder.Path);
    }

    private sealed class GoesWithTheRun(string folder) : IHostedService, IDisposable
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        // Last of all: until then a process may still write.
        public void Dispose()
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
