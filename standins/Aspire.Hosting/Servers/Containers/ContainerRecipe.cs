using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Servers.Containers;

/// <summary>How a server's image is run, the way Aspire runs it.</summary>
internal sealed partial record ContainerRecipe(
    IReadOnlyDictionary<int, int> Ports,
    string DataPath,
    IReadOnlyDictionary<string, string> Environment,
    StopSignal StopSignal = StopSignal.Terminate,
    string? Entrypoint = null,
    params IReadOnlyList<string> Arguments
)
{
    public static ContainerRecipe For(ServerSpec spec) =>
        spec.Kind switch
        {
            ServerKind.Postgres => Postgres(spec),
            ServerKind.Redis => Redis(spec),
            _ => RabbitMQ(spec),
        };

    /// <summary>The words after the engine's name. Secrets are named only: their values come by the environment.</summary>
    public IReadOnlyList<string> RunWords(ServerSpec spec, string container, string lockFile)
    {
        string[] entrypoint = Entrypoint is null ? [] : ["--entrypoint", Entrypoint];
        string[] volume = spec.VolumeName is null ? [] : ["--volume", $"{spec.VolumeName}:{DataPath}"];
        return
        [
            "run",
            "--rm",
            "--name",
            container,
            "--stop-signal",
            StopSignal == StopSignal.Interrupt ? "SIGINT" : "SIGTERM",
            "--label",
            $"{ContainerServers.RunLabel}={spec.RunId}",
            "--label",
            $"{ContainerServers.LockLabel}={lockFile}",
            .. Ports.SelectMany(port => new[] { "--publish", Publish(port.Key, port.Value) }),
            .. volume,
            .. Environment.Keys.SelectMany(name => new[] { "--env", name }),
            .. entrypoint,
            spec.Image,
            .. Arguments,
        ];
    }

    private static string Publish(int host, int container) =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{host}:{container}");

    private static ContainerRecipe Postgres(ServerSpec spec) =>
        new(
            new Dictionary<int, int> { [spec.Port] = 5432 },
            // From 18 on, images keep each version in a folder of its own below this one.
            MajorOf(spec.Image) >= 18
                ? "/var/lib/postgresql"
                : "/var/lib/postgresql/data",
            Variables(
                ("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256"),
                ("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256"),
                ("POSTGRES_USER", spec.UserName ?? "postgres"),
                ("POSTGRES_PASSWORD", spec.Password)
            ),
            // The other one waits for clients to leave.
            StopSignal.Interrupt,
            null,
            "-c",
            "max_connections=400"
        );

    private static ContainerRecipe Redis(ServerSpec spec) =>
        new(
            new Dictionary<int, int> { [spec.Port] = 6379 },
            "/data",
            Variables(("REDIS_PASSWORD", spec.Password)),
            StopSignal.Terminate,
            "/bin/sh",
            "-c",
            "exec redis-server --requirepass \"$REDIS_PASSWORD\" --save ''"
                + (spec.VolumeName is null ? "" : " --appendonly yes")
        );

    private static ContainerRecipe RabbitMQ(ServerSpec spec)
    {
        var ports = new Dictionary<int, int> { [spec.Port] = 5672 };
        if (spec.ManagementPort is { } management)
        {
            ports[management] = 15672;
        }

        return new(
            ports,
            "/var/lib/rabbitmq",
            Variables(
                ("RABBITMQ_DEFAULT_USER", spec.UserName ?? "guest"),
                ("RABBITMQ_DEFAULT_PASS", spec.Password),
                // Its data belongs to a node's name, and a container's own name changes with each run.
                ("RABBITMQ_NODENAME", "rabbit@localhost")
            )
        );
    }

    private static Dictionary<string, string> Variables(params IEnumerable<(string Name, string Value)> variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    private static int MajorOf(string image) =>
        VersionInTag().Match(image) is { Success: true } match
            ? int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@":(?<major>\d{1,4})([^\d/][^/]*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionInTag();
}
