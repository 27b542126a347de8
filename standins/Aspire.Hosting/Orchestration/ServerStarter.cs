using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Servers;
using Aspire.Hosting.Terminal;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs Postgres, Redis and RabbitMQ.</summary>
internal sealed class ServerStarter(
    DistributedApplicationModel model,
    IConfiguration configuration,
    Announcer announcer
) : IStarter
{
    private readonly string _runId = Guid.NewGuid().ToString("N");
    private ServerLauncher? _launcher;

    /// <summary>Finds out how servers can run here, when the application has any.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        var wanted = model
            .Resources.Where(CanStart)
            .Select(r => new WantedServer(KindOf(r)!.Value, ImageOf(r)))
            .ToArray();
        if (wanted.Length > 0)
        {
            var options = new ServerLauncherOptions(configuration["Servers"]);
            _launcher = await ServerLauncher.CreateAsync(options, wanted, announcer.Say, ct);
        }
    }

    public bool CanStart(IResource resource) => KindOf(resource) is not null;

    public async Task<IRun> StartAsync(IResource resource, Action<ConsoleLine> onLine, CancellationToken ct) =>
        new ServerRun(await _launcher!.StartAsync(await SpecOf(resource, ct), onLine, ct));

    private async Task<ServerSpec> SpecOf(IResource resource, CancellationToken ct)
    {
        var (user, password, port, managementPort) = resource switch
        {
            PostgresServerResource postgres => (
                postgres.UserNameReference,
                postgres.PasswordParameter,
                postgres.PrimaryEndpoint,
                null
            ),
            RabbitMQServerResource broker => (
                broker.UserNameReference,
                broker.PasswordParameter,
                broker.PrimaryEndpoint,
                broker.ManagementEndpoint
            ),
            _ => (
                (ReferenceExpression?)null,
                ((RedisResource)resource).PasswordParameter,
                ((RedisResource)resource).PrimaryEndpoint,
                (EndpointReference?)null
            ),
        };
        return new ServerSpec
        {
            Kind = KindOf(resource)!.Value,
            ResourceName = resource.Name,
            UserName = user is null ? null : await user.GetValueAsync(ct),
            Password = (await password.GetValueAsync(ct))!,
            Port = port.Port,
            ManagementPort = managementPort is { Exists: true } ? managementPort.Port : null,
            Image = ImageOf(resource),
            VolumeName = resource
                .Annotations.OfType<ContainerMountAnnotation>()
                .FirstOrDefault(m => m.Type == ContainerMountType.Volume)
                ?.Source,
            RunId = _runId,
        };
    }

    private static ServerKind? KindOf(IResource resource) =>
        resource switch
        {
            PostgresServerResource => ServerKind.Postgres,
            RedisResource => ServerKind.Redis,
            RabbitMQServerResource => ServerKind.RabbitMQ,
            _ => null,
        };

    private static string ImageOf(IResource resource)
    {
        var image = ContainerResourceBuilderExtensions.Image((ContainerResource)resource);
        return $"{image.Registry ?? "docker.io"}/{image.Image}:{image.Tag}";
    }

    private sealed class ServerRun(RunningServer server) : IRun
    {
        public int ProcessId => server.ProcessId;

        public string Source => server.Source;

        public IReadOnlyDictionary<string, string> Environment { get; } =
            new Dictionary<string, string>(StringComparer.Ordinal);

        public Task<int> Completion => server.Completion;

        public Task StopAsync() => server.StopAsync();
    }
}
