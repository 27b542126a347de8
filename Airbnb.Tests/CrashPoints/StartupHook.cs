using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;

/// <summary>
/// Loaded by the runtime before the process's own Main (DOTNET_STARTUP_HOOKS), so that ASP.NET Core finds this assembly
/// by name when it looks for the hosting startup, though the product knows nothing of it.
/// </summary>
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for exactly this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        var self = typeof(StartupHook).Assembly;
        AssemblyLoadContext.Default.Resolving += (_, wanted) => wanted.Name == self.GetName().Name ? self : null;
    }
}
