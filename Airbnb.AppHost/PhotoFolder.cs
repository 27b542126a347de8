using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Airbnb.AppHost;

internal static class PhotoFolder
{
    /// <summary>Where photos lie: in this clone, or for a run that keeps nothing in a folder that goes with it.</summary>
    public static string AddPhotoFolder(this IDistributedApplicationBuilder builder, bool keepData)
    {
        if (keepData)
            return Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".data", "photos"));
        var folder = Directory.CreateTempSubdirectory("airbnb-photos-").FullName;
        builder.Services.AddHostedService(_ => new GoesWithTheRun(folder));
        return folder;
    }

    public static IResourceBuilder<ProjectResource> WithPhotos(
        this IResourceBuilder<ProjectResource> project,
        string folder
    ) => project.WithEnvironment("Photos__Folder", folder);

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
