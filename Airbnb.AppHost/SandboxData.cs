namespace Airbnb.AppHost;

internal static class SandboxData
{
    /// <summary>Lets a sandbox keep what it holds between starts, in a folder of this clone.</summary>
    public static IResourceBuilder<ProjectResource> WithDataFolder(this IResourceBuilder<ProjectResource> sandbox)
    {
        var data = Path.Combine(sandbox.ApplicationBuilder.AppHostDirectory, "..", ".data", sandbox.Resource.Name);
        return sandbox.WithEnvironment("Data__Folder", Path.GetFullPath(data));
    }
}
