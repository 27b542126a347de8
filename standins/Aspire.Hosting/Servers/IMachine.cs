namespace Aspire.Hosting.Servers;

/// <summary>What this computer offers to run servers with.</summary>
internal interface IMachine
{
    /// <summary>The command of a container engine that answers.</summary>
    Task<string?> FindEngineAsync(CancellationToken ct);

    /// <summary>Sees to it that the image is here, pulling it if need be; otherwise says why it is not.</summary>
    Task<string?> ObtainImageAsync(string engine, string image, Action<string> progress, CancellationToken ct);

    bool HasNative(ServerKind kind);

    /// <summary>Why packages cannot be installed here, or nothing when they can.</summary>
    Task<string?> WhyNoInstallAsync(CancellationToken ct);

    /// <summary>Installs what is missing; otherwise says why it failed.</summary>
    Task<string?> InstallAsync(IReadOnlyCollection<ServerKind> kinds, Action<string> progress, CancellationToken ct);
}
