using System.Runtime.CompilerServices;

namespace StandIns.Tests;

/// <summary>
/// Nobody edits the settings of the many hosts that tests build; each would watch its files all the same, and a user
/// may have no more than 128 watchers (fs.inotify.max_user_instances).
/// </summary>
internal static class SettingsFiles
{
    [ModuleInitializer]
    internal static void AreNotWatched() =>
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
