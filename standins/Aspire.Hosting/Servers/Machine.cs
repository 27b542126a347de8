using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers.Containers;
using Aspire.Hosting.Servers.Native;

namespace Aspire.Hosting.Servers;

/// <summary>The computer that the AppHost runs on.</summary>
internal sealed class Machine(NativePrograms programs) : IMachine
{
    public Task<string?> FindEngineAsync(CancellationToken ct) => ContainerEngine.FindAsync(ct);

    public Task<string?> ObtainImageAsync(string engine, string image, Action<string> progress, CancellationToken ct) =>
        ContainerEngine.ObtainAsync(engine, image, progress, ct);

    public bool HasNative(ServerKind kind) => programs.Has(kind);

    public async Task<string?> WhyNoInstallAsync(CancellationToken ct)
    {
        if (Shell.FindOnPath("apt-get") is null || !File.Exists("/etc/debian_version"))
        {
            return "only on Debian and Ubuntu are they installed automatically";
        }

        return Environment.IsPrivilegedProcess || await HasSudoAsync(ct)
            ? null
            : "installing them needs root or password-less sudo";
    }

    public async Task<string?> InstallAsync(
        IReadOnlyCollection<ServerKind> kinds,
        Action<string> progress,
        CancellationToken ct
    )
    {
        string[] asRoot = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        string[] words = [.. asRoot, "sh", "-c", EmbeddedScript.Read("install.sh"), "install"];
        var shown = "";
        var result = await Command.RunAsync(
            new ProcessSpec
            {
                FileName = words[0],
                Arguments = [.. words[1..], .. kinds.Select(ServerNames.DebianPackage)],
                WorkingDirectory = "/",
                // A package manager that is killed halfway leaves work behind for people.
                StopTimeout = TimeSpan.FromMinutes(5),
            },
            ct,
            line =>
            {
                // While another package manager is at work, the same is said again and again.
                if (IsProgress(line.Text) && !string.Equals(line.Text, shown, StringComparison.Ordinal))
                {
                    shown = line.Text;
                    progress($"  {line.Text}");
                }
            }
        );
        var missing = kinds.Where(kind => !HasNative(kind)).ToArray();
        return result.Succeeded && missing.Length == 0 ? null : result.LastWords;
    }

    private static async Task<bool> HasSudoAsync(CancellationToken ct) =>
        Shell.FindOnPath("sudo") is { } sudo && (await Command.RunAsync(ct, sudo, "-n", "true")).Succeeded;

    /// <summary>One line for each package is progress enough, and one for each big file on its way.</summary>
    private static bool IsProgress(string line) =>
        line.StartsWith("Setting up ", StringComparison.Ordinal)
        || line.StartsWith("Need to get ", StringComparison.Ordinal)
        || (line.StartsWith("Get:", StringComparison.Ordinal) && line.EndsWith(" MB]", StringComparison.Ordinal))
        || line.Contains("Could not get lock", StringComparison.Ordinal);
}
