namespace Aspire.Hosting.Servers;

internal enum ServerKind
{
    Postgres,
    Redis,
    RabbitMQ,
}

/// <summary>A server that the app will ask for, known before anything starts.</summary>
internal sealed record WantedServer(ServerKind Kind, string Image);

/// <param name="Servers"><c>container</c>, <c>native</c>, or nothing to take what there is.</param>
internal sealed record ServerLauncherOptions(string? Servers = null);

internal sealed record ServerSpec
{
    public required ServerKind Kind { get; init; }
    public required string ResourceName { get; init; }

    /// <summary>Redis has none.</summary>
    public string? UserName { get; init; }

    public required string Password { get; init; }

    /// <summary>On 127.0.0.1, as all ports.</summary>
    public required int Port { get; init; }

    /// <summary>RabbitMQ's management plug-in, when wanted.</summary>
    public int? ManagementPort { get; init; }

    public required string Image { get; init; }

    /// <summary>Nothing means data that is thrown away when the server stops.</summary>
    public string? VolumeName { get; init; }

    /// <summary>The same for all servers of one run of the AppHost, and different for any other.</summary>
    public required string RunId { get; init; }
}
