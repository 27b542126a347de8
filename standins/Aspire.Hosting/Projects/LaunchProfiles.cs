using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

internal sealed record ChosenProfile(string Name, LaunchProfile Profile)
{
    /// <summary>The profile asked for; else that of the AppHost's own profile's name; else the first that starts a program.</summary>
    public static ChosenProfile? For(ProjectResource project, ProjectResourceOptions options, string? appHostProfile)
    {
        if (options.ExcludeLaunchProfile)
        {
            return null;
        }

        var metadata = project.GetProjectMetadata();
        var profiles = (metadata.LaunchSettings ?? LaunchSettings.Beside(metadata.ProjectPath))?.Profiles ?? [];
        if (options.LaunchProfileName is { } wanted)
        {
            return Named(profiles, wanted)
                ?? throw new DistributedApplicationException(
                    $"Launch settings file does not contain '{wanted}' profile."
                );
        }

        return Named(profiles, appHostProfile)
            ?? profiles
                .Where(p => p.Value.CommandName is null or "" or "Project" or "Executable")
                .Select(p => new ChosenProfile(p.Key, p.Value))
                .FirstOrDefault();
    }

    private static ChosenProfile? Named(Dictionary<string, LaunchProfile> profiles, string? name) =>
        name is not null && profiles.TryGetValue(name, out var profile) ? new ChosenProfile(name, profile) : null;
}
