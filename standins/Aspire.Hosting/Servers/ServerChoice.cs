using System.Text;

namespace Aspire.Hosting.Servers;

/// <summary>Decides how servers run here: containers, else what is installed, else what can be installed.</summary>
internal sealed class ServerChoice(IMachine machine, Action<string> progress)
{
    private readonly List<string> obstacles = [];

    /// <returns>The container engine's command, or nothing for native servers.</returns>
    public async Task<string?> MakeAsync(
        ServerLauncherOptions options,
        IReadOnlyCollection<WantedServer> wanted,
        CancellationToken ct
    )
    {
        var (containers, native) = options.Servers?.ToLowerInvariant() switch
        {
            null or "" => (true, true),
            "container" => (true, false),
            "native" => (false, true),
            var other => throw new ServerUnavailableException(
                $"Servers={other} means nothing: it is 'container' or 'native', or left out to take what there is."
            ),
        };
        if (containers && await FindContainersAsync(wanted, ct) is { } engine)
        {
            return engine;
        }

        var kinds = wanted.Select(server => server.Kind).Distinct().Order().ToArray();
        if (native && await FindNativeAsync(kinds, ct))
        {
            return null;
        }

        throw new ServerUnavailableException(Message(kinds, wanted, containers, native));
    }

    private async Task<string?> FindContainersAsync(IReadOnlyCollection<WantedServer> wanted, CancellationToken ct)
    {
        if (await machine.FindEngineAsync(ct) is not { } engine)
        {
            obstacles.Add("no Docker or Podman engine answers");
            return null;
        }

        foreach (var image in wanted.Select(server => server.Image).Distinct(StringComparer.Ordinal))
        {
            if (await machine.ObtainImageAsync(engine, image, progress, ct) is { } why)
            {
                obstacles.Add($"the image {image} is not here and cannot be pulled: {why}");
                progress($"No containers: {obstacles[^1]}.");
                return null;
            }
        }

        return engine;
    }

    private async Task<bool> FindNativeAsync(ServerKind[] kinds, CancellationToken ct)
    {
        var missing = kinds.Where(kind => !machine.HasNative(kind)).ToArray();
        if (missing.Length == 0)
        {
            return true;
        }

        obstacles.Add($"{missing.List()} {(missing.Length == 1 ? "is" : "are")} not installed");
        if (await machine.WhyNoInstallAsync(ct) is { } why)
        {
            obstacles.Add(why);
            return false;
        }

        progress($"Installing {missing.List()}, once: {string.Join(' ', missing.Select(ServerNames.DebianPackage))}");
        if (await machine.InstallAsync(missing, progress, ct) is { } failure)
        {
            obstacles.Add($"installing failed: {failure}");
            return false;
        }

        return true;
    }

    private string Message(ServerKind[] kinds, IReadOnlyCollection<WantedServer> wanted, bool containers, bool native)
    {
        var message = new StringBuilder($"{kinds.List()} cannot run here: {string.Join("; ", obstacles)}.");
        message.AppendLine().AppendLine("One of these helps:");
        if (containers)
        {
            var images = string.Join(", ", wanted.Select(server => server.Image).Distinct(StringComparer.Ordinal));
            message.AppendLine($"  - start a Docker or Podman engine that has or can pull {images}");
        }

        if (native)
        {
            message.AppendLine(
                $"  - on Debian or Ubuntu: sudo apt-get install {string.Join(' ', kinds.Select(ServerNames.DebianPackage))}"
            );
            message.AppendLine(
                $"  - on macOS: brew install {string.Join(' ', kinds.Select(ServerNames.HomebrewFormula))}"
            );
        }

        message.Append(
            (containers, native) switch
            {
                (true, false) => "  - leave out Servers=container, so that native servers are tried too",
                (false, true) => "  - leave out Servers=native, so that containers are tried too",
                _ =>
                    "  - run this once as root, or with password-less sudo, on Debian or Ubuntu: it installs them itself",
            }
        );
        return message.ToString();
    }
}
